import { describe, expect, it } from '@jest/globals';
import { stepsOf, type Progress, type StepKey } from './first-code.js';

const nothing: Progress = {
  business: null,
  areas: { active: 0, submitted: 0, unsent: null },
  products: { active: 0, submitted: 0, unsent: null },
  lots: 0,
  openLotId: null,
  uncodedLotId: null,
  events: 0,
  released: 0,
  lotCodes: 0,
};
const active: Progress = { ...nothing, business: { status: 'active' } };

function states(progress: Progress): Record<string, string> {
  return Object.fromEntries(stepsOf(progress).map(({ key, state }) => [key, state]));
}

function hrefOf(progress: Progress, key: StepKey): string | null | undefined {
  return stepsOf(progress).find((step) => step.key === key)?.href;
}

describe('the way to the first printed code', () => {
  it('begins with registering and opens nothing else', () => {
    expect(stepsOf(nothing).map(({ state }) => state)).toEqual([
      'now',
      ...Array.from({ length: 7 }, () => 'later'),
    ]);
    expect(hrefOf(nothing, 'register')).toBe('/console/business/new');
  });

  it('waits for the office, or asks to mend', () => {
    expect(states({ ...nothing, business: { status: 'submitted' } })).toMatchObject({
      register: 'done',
      approval: 'wait',
      area: 'later',
    });
    const amend: Progress = { ...nothing, business: { status: 'amend' } };
    expect(stepsOf(amend)[1]).toEqual({
      key: 'approval',
      state: 'now',
      mend: true,
      href: '/console/business',
    });
  });

  it('opens areas and products together', () => {
    expect(states(active)).toMatchObject({ approval: 'done', area: 'now', product: 'now', lot: 'later' });
    const declared: Progress = { ...active, areas: { active: 0, submitted: 1, unsent: null } };
    expect(states(declared)).toMatchObject({ area: 'wait', product: 'now' });
    const mended: Progress = {
      ...active,
      products: { active: 0, submitted: 0, unsent: { id: 'p1', status: 'amend' } },
    };
    expect(hrefOf(mended, 'product')).toBe('/console/products/p1');
    expect(stepsOf(mended)[3]?.mend).toBe(true);
  });

  it('leads a lot through diary and release to its code', () => {
    const products = { active: 1, submitted: 0, unsent: null };
    const ready: Progress = { ...active, products };
    expect(hrefOf(ready, 'lot')).toBe('/console/lots/new');
    const lot: Progress = { ...ready, lots: 1, openLotId: 'l1' };
    expect(states(lot)).toMatchObject({ lot: 'done', diary: 'now', release: 'later', code: 'later' });
    expect(hrefOf(lot, 'diary')).toBe('/console/lots/l1/events/new');
    const recorded: Progress = { ...lot, events: 3 };
    expect(hrefOf(recorded, 'release')).toBe('/console/lots/l1');
    const released: Progress = { ...recorded, openLotId: null, uncodedLotId: 'l1', released: 1 };
    expect(hrefOf(released, 'code')).toBe('/console/lots/l1');
    expect(states({ ...released, lotCodes: 1 })).toMatchObject({ release: 'done', code: 'done' });
  });
});
