import { describe, expect, it } from '@jest/globals';
import { BIZ_STEPS, cbvBare, cbvTerm, cbvUri, DISPOSITIONS, sameTerm } from './cbv.js';

describe('Core Business Vocabulary', () => {
  it('understands bare strings, CURIEs, web URIs and URNs alike', () => {
    const spellings = [
      'shipping',
      'cbv:BizStep-shipping',
      'https://ref.gs1.org/cbv/BizStep-shipping',
      'https://ns.gs1.org/cbv/BizStep-shipping',
      'urn:epcglobal:cbv:bizstep:shipping',
    ];
    for (const spelling of spellings) {
      expect(cbvTerm('bizStep', spelling)).toBe('shipping');
      expect(cbvUri('bizStep', spelling)).toBe('https://ref.gs1.org/cbv/BizStep-shipping');
    }
    expect(cbvUri('measurementType', 'gs1:Temperature')).toBe('https://gs1.org/voc/Temperature');
  });

  it('gives every term one URI and reads it back', () => {
    for (const term of BIZ_STEPS) expect(cbvTerm('bizStep', cbvUri('bizStep', term))).toBe(term);
    for (const term of DISPOSITIONS) expect(cbvTerm('disposition', cbvUri('disposition', term))).toBe(term);
  });

  it('keeps a user’s own terms and does not invent standard ones', () => {
    const own = 'https://truyxuat.example.vn/voc/BizStep-sowing';
    expect(cbvTerm('bizStep', own)).toBeNull();
    expect(cbvUri('bizStep', own)).toBe(own);
    expect(cbvBare('bizStep', own)).toBe(own);
    expect(cbvTerm('bizStep', 'harvesting')).toBeNull();
    expect(cbvTerm('bizStep', 'urn:epcglobal:cbv:disp:active')).toBeNull();
    expect(cbvTerm('disposition', 'shipping')).toBeNull();
    expect(cbvTerm('bizStep', '__proto__')).toBeNull();
  });

  it('compares terms across notations', () => {
    expect(sameTerm('disposition', 'active', 'urn:epcglobal:cbv:disp:active')).toBe(true);
    expect(sameTerm('disposition', 'active', 'inactive')).toBe(false);
  });
});
