import { describe, expect, it } from '@jest/globals';
import { readLink } from './web-link.js';

describe('readLink', () => {
  it.each([
    ['https://htx.example', 'https://htx.example/'],
    ['HTTPS://HTX.Example/Chè', 'https://htx.example/Ch%C3%A8'],
    ['https://htx.example:8443/a?b=c#d', 'https://htx.example:8443/a?b=c#d'],
    ['https://htx.example:443/', 'https://htx.example/'],
    ['https://htx.example/a/../b', 'https://htx.example/b'],
    ['https://chè.example/', 'https://xn--ch-8ia.example/'],
    ['https://xn--ch-8ia.example/', 'https://xn--ch-8ia.example/'],
    ['https://shop.example/@htx', 'https://shop.example/@htx'],
    ['https://shop.example/?next=http://other.example', 'https://shop.example/?next=http://other.example'],
  ])('reads %s', (text, link) => {
    expect(readLink(text)).toEqual({ ok: true, value: link });
  });

  it.each([
    ['http://htx.example/', 'url-http'],
    ['http:htx.example', 'url-http'],
    ['HTTP://htx.example', 'url-http'],
    ['htx.example', 'url-invalid'],
    ['htx.example:443/a', 'url-invalid'],
    ['//htx.example', 'url-invalid'],
    ['https:htx.example', 'url-invalid'],
    ['https:/htx.example', 'url-invalid'],
    ['https:///htx.example', 'url-invalid'],
    ['https://', 'url-invalid'],
    ['https:\\\\htx.example', 'url-invalid'],
    ['https://a\\@evil.example', 'url-invalid'],
    ['https://htx.example\\.evil.example', 'url-invalid'],
    ['https://htx.example/a b', 'url-invalid'],
    ['https://htx.exa\nmple/', 'url-invalid'],
    ['https://htx.example:99999/', 'url-invalid'],
    ['https://user:pw@htx.example/', 'url-credentials'],
    ['https://user@htx.example/', 'url-credentials'],
    ['https://@htx.example/', 'url-credentials'],
    ['javascript:alert(1)', 'url-scheme'],
    ['data:text/html,x', 'url-scheme'],
    ['ftp://htx.example', 'url-scheme'],
    ['mailto:a@htx.example', 'url-scheme'],
    ['https://localhost/', 'url-host'],
    ['https://127.0.0.1/', 'url-host'],
    ['https://0x7f.1/', 'url-host'],
    ['https://2130706433/', 'url-host'],
    ['https://[::1]/', 'url-host'],
    ['https://a..example/', 'url-host'],
    [`https://htx.example/${'ế'.repeat(40)}`, 'too-long'],
    [`https://htx.example/${'a'.repeat(5000)}`, 'too-long'],
  ])('refuses %s', (text, code) => {
    expect(readLink(text)).toMatchObject({ ok: false, fault: { code } });
  });
});
