import { describe, expect, it } from '@jest/globals';
import { safeHref } from './safe-href.js';

describe('safeHref', () => {
  it.each([
    'https://htx.example/che?x=1#y',
    'http://htx.example',
    'HTTPS://HTX.EXAMPLE/',
    'mailto:htx@example.vn',
    'tel:19000000',
    '/console/lots?cursor=a',
    '/q/4F7K29QXCM',
    '#f-tax',
    '?lang=en',
  ])('keeps %s', (href) => {
    expect(safeHref(href)).toBe(href);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://htx.example/1',
    'file:///etc/passwd',
    '//evil.example/x',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'https://',
    'htx.example/che',
    '',
    null,
    undefined,
  ])('turns %j into #', (href) => {
    expect(safeHref(href)).toBe('#');
  });
});
