import { describe, expect, it } from '@jest/globals';
import { deviceOf } from './sign-in/device.js';
import { networkOf } from './network.js';
import { safePath } from './safe-path.js';

describe('the network an address stands for', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s → %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('where signing in leads', () => {
  it.each([
    ['/console/lots?cursor=a&limit=3#x', '/console/lots?cursor=a&limit=3#x'],
    [undefined, '/console'],
    ['', '/console'],
    ['console', '/console'],
    ['//evil.example', '/console'],
    ['/\\evil.example', '/console'],
    ['/.//evil.example', '/console'],
    ['/a/..//evil.example', '/console'],
    ['/\n/evil.example', '/console'],
    ['https://evil.example/', '/console'],
    ['/sign-in?next=/x', '/console'],
    ['/đường', '/console'],
    [`/${'a'.repeat(3000)}`, '/console'],
  ])('%j → %j', (next, path) => {
    expect(safePath(next)).toBe(path);
  });
});

describe('a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome',
      'Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'Safari',
      'iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge',
      'Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox', 'Linux'],
  ])('%s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system });
  });

  it('is unknown where it does not say', () => {
    expect(deviceOf('')).toBe(null);
    expect(deviceOf('some program/1.0')).toBe(null);
  });
});
