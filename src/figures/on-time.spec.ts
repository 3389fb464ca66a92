import { describe, expect, it } from '@jest/globals';
import { onTimePercent } from './on-time.js';

describe('the share decided in time', () => {
  it.each([
    [0, 0, null],
    [0, 7, 0],
    [7, 7, 100],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [1, 8, 12.5],
    [39, 40, 97.5],
    [9999, 10_000, 99.9], // not all of them
    [1, 10_000, 0.1], // not none
    [5, 10_000, 0.1], // 0.05 goes up
  ])('of %i in %i is %p percent', (onTime, decided, percent) => {
    expect(onTimePercent(onTime, decided)).toBe(percent);
  });
});
