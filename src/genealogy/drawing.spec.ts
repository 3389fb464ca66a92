import { describe, expect, it } from '@jest/globals';
import type { Chain, Placed } from './chain.js';
import { BOX, drawingOf } from './drawing.js';

const lot = (id: string, depth: number, share: number | null = 0.1): Placed => ({
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
  depth,
  share,
});

function chain(nodes: readonly Placed[], way: Chain['way'] = 'back'): Chain {
  const links = nodes
    .filter(({ depth }) => depth > 0)
    .flatMap(({ id, depth }) => [
      { eventId: `e${id}`, side: 'in' as const, nodeId: id, amount: null, unit: null },
      { eventId: `e${id}`, side: 'out' as const, nodeId: nodes.find((each) => each.depth === depth - 1)?.id ?? '', amount: null, unit: null },
    ]);
  return { way, starts: [nodes[0]?.id ?? ''], nodes, events: [], links, cut: false, hidden: 0 };
} // prettier-ignore

describe('The drawing of a chain', () => {
  it('has what comes first at the left', () => {
    const nodes = [lot('end', 0), lot('before', 1)];
    const [back, forward] = [drawingOf(chain(nodes)), drawingOf(chain(nodes, 'forward'))];
    const x = (drawing: typeof back, key: string) => drawing.boxes.find((box) => box.key === key)?.x ?? NaN;
    expect(x(back, 'before')).toBeLessThan(x(back, 'end'));
    expect(x(forward, 'end')).toBeLessThan(x(forward, 'before'));
    expect([back.lines.length, back.boxes.find(({ start }) => start)?.key]).toEqual([1, 'end']);
  });

  it('stays readable with five hundred: what is most first, the rest folded with their number and share', () => {
    const nodes = [
      lot('end', 0, 1),
      ...Array.from({ length: 500 }, (_, n) => lot(`n${n}`, 1 + (n % 20), n / 1000)),
    ];
    const { boxes, width, height, lines } = drawingOf(chain(nodes));
    expect(boxes.length).toBeLessThanOrEqual(60);
    expect([width, height].every((size) => size < 2200)).toBe(true);
    expect(boxes.reduce((sum, { folded }) => sum + folded, 0)).toBe(501);
    for (const { x, y } of boxes)
      expect(x >= 0 && y >= 0 && x + BOX.width <= width && y + BOX.height <= height).toBe(true);
    expect(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size).toBe(boxes.length);
    expect(boxes.filter(({ node, share }) => node === null && share === null)).toEqual([]);
    expect(lines.length).toBeGreaterThan(10);
  });
});
