import type { OutCell } from '../standards/tables/index.js';
import { decimalText, millionths } from '../standards/units/exact.js';
import type { Chain, Link, Placed } from './chain.js';

/** How much of a node there is in the chain: what went in where it comes from, what came out where it goes to. */
export interface Row {
  readonly node: Placed;
  readonly amounts: readonly { readonly amount: string; readonly unit: string }[];
  readonly events: readonly string[];
}

/** A line for each lot and area, the nearest first. */
export function rowsOf({ way, nodes, links }: Pick<Chain, 'way' | 'nodes' | 'links'>): Row[] {
  const side = way === 'back' ? 'in' : 'out';
  const of = new Map<string, Link[]>();
  for (const link of links) {
    if (link.side !== side) continue;
    const known = of.get(link.nodeId);
    if (known === undefined) of.set(link.nodeId, [link]);
    else known.push(link);
  }
  return nodes.map((node): Row => {
    const own = of.get(node.id) ?? [];
    return {
      node,
      amounts: summed(own),
      events: [...new Set(own.map(({ eventId }) => eventId))],
    };
  });
}

/** As a file, with names of columns that a program reads, too. */
export function chainRows(chain: Chain): OutCell[][] {
  const events = new Map(chain.events.map((event) => [event.id, event]));
  const head = ['depth', 'kind', 'id', 'number', 'what', 'business', 'amount', 'unit', 'share', 'steps'];
  const lines = rowsOf(chain).map(({ node, amounts, events: ids }): OutCell[] => [
    node.depth,
    node.kind,
    node.id,
    node.kind === 'lot' ? node.lotNumber : node.kind === 'area' ? node.code : null,
    whatOf(node),
    node.kind === 'foreign' ? null : node.kind === 'receiver' ? node.name : node.businessName,
    amounts.map(({ amount }) => amount).join(' + '),
    amounts.map(({ unit }) => unit).join(' + '),
    node.share === null ? null : Math.round(node.share * 1e6) / 1e6,
    [...new Set(ids.map((id) => events.get(id)?.kind ?? ''))].join(' '),
  ]);
  return [head, ...lines];
}

function whatOf(node: Placed): string | null {
  if (node.kind === 'lot') return node.material ?? node.productName;
  return node.kind === 'area' ? (node.name ?? node.crop) : null;
}

/** By unit; decimals are added as they are written. */
function summed(links: readonly Link[]): Row['amounts'] {
  const sums = new Map<string, bigint>();
  for (const { amount, unit } of links)
    if (amount !== null && unit !== null) sums.set(unit, (sums.get(unit) ?? 0n) + millionths(amount));
  return [...sums].map(([unit, sum]) => ({ amount: decimalText(sum), unit }));
}
