import { describe, expect, it } from '@jest/globals';
import { type ChainEvent, type ChainNode, chainOf, type Link, type LotNode } from './chain.js';

const lot = (id: string, more: Partial<LotNode> = {}): LotNode => ({
  kind: 'lot',
  id,
  lotNumber: id,
  material: null,
  productName: 'Chè',
  productNameEn: null,
  businessId: 'b',
  businessName: 'HTX',
  status: 'open',
  made: null,
  unit: 'KGM',
  content: null,
  own: true,
  ...more,
});
const event = (id: string): ChainEvent => ({ id, kind: 'blend', time: new Date(0), businessId: 'b', businessName: 'HTX' }); // prettier-ignore
const link = (eventId: string, side: 'in' | 'out', nodeId: string, amount: string | null, unit: string | null = 'KGM'): Link => ({ eventId, side, nodeId, amount, unit }); // prettier-ignore

function trace(way: 'back' | 'forward', start: string, nodes: readonly ChainNode[], links: readonly Link[], sees = () => true) {
  const events = [...new Set(links.map(({ eventId }) => eventId))].map(event);
  const chain = chainOf(way, [start], new Map(nodes.map((node) => [node.id, node])), events, links, sees);
  return { ...chain, of: Object.fromEntries(chain.nodes.map(({ id, depth, share }) => [id, [depth, share === null ? null : Math.round(share * 1e6) / 1e6]])) }; // prettier-ignore
} // prettier-ignore

/** Two harvests, one blend of 60 and 40, boxes of it and of a third lot. */
const NODES = [
  lot('A'),
  lot('B'),
  lot('C'),
  lot('D'),
  lot('P', { unit: 'XBX', content: { amount: '0.1', unit: 'KGM' } }),
];
const LINKS = [
  link('blend', 'in', 'A', '60'),
  link('blend', 'in', 'B', '40'),
  link('blend', 'out', 'C', '100'),
  link('pack', 'in', 'C', '30'),
  link('pack', 'in', 'D', '10'),
  link('pack', 'out', 'P', '400', 'XBX'),
];

describe('A chain', () => {
  it('tells how far each is away and which share it has, back', () => {
    expect(trace('back', 'P', NODES, LINKS).of).toEqual({
      P: [0, 1],
      C: [1, 0.75],
      D: [1, 0.25],
      A: [2, 0.45],
      B: [2, 0.3],
    });
  });

  it('and forward: which part of each is of it', () => {
    const links = LINKS.filter(({ nodeId }) => nodeId !== 'nobody');
    expect(trace('forward', 'A', NODES, links).of).toEqual({ A: [0, 1], C: [1, 0.6], P: [2, 0.45] });
  });

  it('adds up what comes on several ways', () => {
    const links = [...LINKS, link('more', 'in', 'A', '5'), link('more', 'out', 'D', '5')];
    expect(trace('back', 'P', NODES, links).of).toMatchObject({ D: [1, 0.25], A: [2, 0.7], B: [2, 0.3] });
  });

  it('says that nobody can tell where amounts are missing or cannot be compared', () => {
    const unknown = [
      link('blend', 'in', 'A', '60'),
      link('blend', 'in', 'B', null, null),
      link('blend', 'out', 'C', '100'),
    ];
    expect(trace('back', 'C', NODES, unknown).of).toEqual({ C: [0, 1], A: [1, null], B: [1, null] });
    const mixed = [
      link('blend', 'in', 'A', '60'),
      link('blend', 'in', 'B', '3', 'XBX'),
      link('blend', 'out', 'C', '9'),
    ];
    expect(trace('back', 'C', NODES, mixed).of).toMatchObject({ A: [1, null] });
  });

  it('counts only what events made of a lot that was there before', () => {
    const nodes = [lot('A'), lot('C', { made: '100' })];
    const links = [link('add', 'in', 'A', '25'), link('add', 'out', 'C', '25')];
    expect(trace('back', 'C', nodes, links).of).toEqual({ C: [0, 1], A: [1, 0.25] });
  });

  it('reads nothing into a step that leaves the lot the same', () => {
    const links = [link('dry', 'in', 'C', '100'), link('dry', 'out', 'C', '20'), ...LINKS];
    expect(trace('back', 'C', NODES, links).of).toEqual({ C: [0, 1], A: [1, 0.6], B: [1, 0.4] });
  });

  it('leaves out what is not to be seen, and what only that leads to', () => {
    const chain = chainOf('forward', ['A'], new Map(NODES.map((node) => [node.id, node])), ['blend', 'pack'].map(event), LINKS, ({ id }) => id !== 'C'); // prettier-ignore
    expect(chain.nodes.map(({ id }) => id)).toEqual(['A']);
    expect([chain.hidden, chain.links.some(({ nodeId }) => nodeId === 'P')]).toEqual([1, false]);
  });

  it('ends in circles that came from elsewhere, without shares', () => {
    const links = [...LINKS, link('odd', 'in', 'P', '1', 'XBX'), link('odd', 'out', 'A', '1')];
    const { of } = trace('back', 'P', NODES, links);
    expect(Object.keys(of).sort()).toEqual(['A', 'B', 'C', 'D', 'P']);
    expect(of['A']).toEqual([2, null]);
  });
});
