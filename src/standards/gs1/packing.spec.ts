import { describe, expect, it } from '@jest/globals';
import { containedGtin, gtinToGtin14, isVariableMeasure } from './index.js';

function gtin(text: string) {
  const parsed = gtinToGtin14(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

describe('packing indicators', () => {
  it.each([
    ['18936012345671', '08936012345674'],
    ['38936012345675', '08936012345674'],
  ])('%s holds %s', (carton, inside) => {
    expect(containedGtin(gtin(carton))).toBe(inside);
  });

  it.each(['8936012345674', '96385074', '012345678905'])('%s is no carton', (text) => {
    expect(containedGtin(gtin(text))).toBeNull();
    expect(isVariableMeasure(gtin(text))).toBe(false);
  });

  it('9 is of goods sold by weight', () => {
    expect(containedGtin(gtin('98936012345677'))).toBeNull();
    expect(isVariableMeasure(gtin('98936012345677'))).toBe(true);
  });
});
