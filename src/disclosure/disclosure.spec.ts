import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BUSINESS_KINDS } from '../businesses/business.entity.js';
import { choicesOf, DISCLOSED, type Discloser, RULES, seenBy, TIERS, tierOf } from './disclosure.js';
import { PURPOSES } from './purposes.js';

const discloser: fc.Arbitrary<Discloser> = fc.record({
  kind: fc.constantFrom(...BUSINESS_KINDS),
  disclosure: fc.dictionary(fc.constantFrom(...DISCLOSED), fc.constantFrom(...TIERS)),
  consents: fc.uniqueArray(fc.constantFrom(...PURPOSES)),
});
const field = fc.constantFrom(...DISCLOSED);

describe('who sees what of a business', () => {
  it('widens with the audience and never beyond what may be chosen', () => {
    fc.assert(
      fc.property(discloser, field, (business, one) => {
        const [everybody, buyers, office] = TIERS.map((audience) => seenBy(audience, business)(one));
        expect(office).toBe(true);
        if (everybody === true) expect(buyers).toBe(true);
        if (!choicesOf(business.kind, one).includes('public')) expect(everybody).toBe(false);
      }),
    );
  });

  it('keeps what names people with the office until they agree', () => {
    fc.assert(
      fc.property(discloser, field, (business, one) => {
        const { consent } = RULES[one];
        if (consent !== undefined && !business.consents.includes(consent))
          expect(tierOf(business, one)).toBe('officials');
      }),
    );
  });

  it('shows the address that the law wants shown, and not the house of a household', () => {
    const hidden = { street: 'officials' } as const;
    for (const kind of BUSINESS_KINDS) {
      const seen = seenBy('public', { kind, disclosure: hidden, consents: [] })('street');
      expect([kind, seen]).toEqual([kind, kind !== 'household']);
    }
    expect(seenBy('public', { kind: 'household', disclosure: {}, consents: [] })('street')).toBe(false);
  });
});
