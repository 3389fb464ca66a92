import { describe, expect, it } from '@jest/globals';
import { Restarts } from './restarts.js';

describe('a process that ended', () => {
  it('is replaced at once, then after longer and longer waits, which some time are of no use', () => {
    const restarts = new Restarts();
    const rounds = Array.from({ length: 9 }, () => [restarts.next(20), restarts.areOfNoUse]);
    expect(rounds).toEqual([
      [0, false],
      [250, false],
      [500, false],
      [1000, false],
      [2000, false],
      [4000, true],
      [8000, true],
      [8000, true],
      [8000, true],
    ]);
    expect(restarts.tries).toBe(9);
  });

  it('starts with a clean sheet when it served for a while', () => {
    const restarts = new Restarts();
    for (let round = 0; round < 20; round += 1) {
      expect(restarts.next(0)).toBe(round === 0 ? 0 : 250);
      expect(restarts.next(3_600_000)).toBe(0);
      expect(restarts.areOfNoUse).toBe(false);
    }
  });
});
