import { describe, expect, it } from '@jest/globals';
import { tidyPath } from './tidy-path.js';

describe('an address nobody knows', () => {
  it.each([
    ['/contact/', '/contact'],
    ['/contact//', '/contact'],
    ['/areas/VN-1.', '/areas/VN-1'],
    ['/areas/VN-1%E2%80%8B', '/areas/VN-1'],
    ['/areas/%EF%BB%BFVN-1%20', '/areas/VN-1'],
    ['/decisions/A%E2%80%9D).', '/decisions/A'],
    ['/products/?q=ch%C3%A8&lang=en', '/products?q=ch%C3%A8&lang=en'],
    ['/areas/a%2Fb/', '/areas/a%2Fb'],
    ['/areas/x./.', '/areas/x'],
    ['//evil.example/', '//evil.example'],
  ])('%s was meant as %s', (sent, meant) => {
    expect(tidyPath(sent)).toBe(meant);
    expect(tidyPath(meant)).toBeNull();
  });

  it.each(['/', '/nowhere', '/nowhere?a=/', '/a%2Fb', '/%zz/', '', '/%61bout', '/x%C3%A8'])(
    '%s as it is',
    (sent) => {
      expect(tidyPath(sent)).toBeNull();
    },
  );
});
