import { describe, expect, it } from '@jest/globals';
import { askedAtOnce } from './asked-at-once.js';

describe('reads of the source of the map', () => {
  it('of a server of others are divided among the processes, and never none', () => {
    expect([1, 2, 3, 6, 32].map((processes) => askedAtOnce('tiles', processes))).toEqual([6, 3, 2, 1, 1]);
  });

  it('of a file of our own are what each process can do', () => {
    expect([1, 8].map((processes) => askedAtOnce('archive', processes))).toEqual([6, 6]);
  });
});
