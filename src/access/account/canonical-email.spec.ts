import { describe, expect, it } from '@jest/globals';
import { canonicalEmail } from './canonical-email.js';

describe('an e-mail address as accounts are known by it', () => {
  it.each([
    ['may@htx.example', 'may@htx.example'],
    [' May@HTX.Example ', 'may@htx.example'],
    ['may@bücher.example', 'may@xn--bcher-kva.example'],
    ['may@BÜCHER.example', 'may@xn--bcher-kva.example'],
    ['may@bu\u0308cher.example', 'may@xn--bcher-kva.example'], // decomposed
    ['may@XN--BCHER-KVA.example', 'may@xn--bcher-kva.example'],
    ['may@chè-shan.vn', 'may@xn--ch-shan-3xa.vn'],
    ['may@bücher。example', 'may@xn--bcher-kva.example'], // ideographic full stop, RFC 3490 §3.1
    ['may@ｈｔｘ.example', 'may@htx.example'],
    ['may@htx.example.', 'may@htx.example'],
    ['mẩy@htx.example', 'mẩy@htx.example'],
    ['nobody', 'nobody'],
    ['a@b@bücher.example', 'a@b@xn--bcher-kva.example'],
  ])('%s → %s', (written, kept) => {
    expect(canonicalEmail(written)).toBe(kept);
    expect(canonicalEmail(kept)).toBe(kept);
  });

  it('measures a text before it makes anything of it', () => {
    expect(canonicalEmail(`${'\ufdfa'.repeat(1_000_000)}@a.example`).length).toBeLessThan(300);
    expect(canonicalEmail(`may@${'ü'.repeat(240)}.example`).length).toBeLessThanOrEqual(254);
  });
});
