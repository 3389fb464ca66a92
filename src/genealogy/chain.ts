export const WAYS = ['back', 'forward'] as const;
export type Way = (typeof WAYS)[number];

/** One thing that goes into an event or comes out of it. */
export interface Link {
  readonly eventId: string;
  readonly side: 'in' | 'out';
  /** A lot, an area, or a foreign URI: ids of nodes. */
  readonly nodeId: string;
  readonly amount: string | null;
  readonly unit: string | null;
}

export interface LotNode {
  readonly kind: 'lot';
  readonly id: string;
  readonly lotNumber: string;
  readonly material: string | null;
  readonly productName: string;
  readonly productNameEn: string | null;
  readonly businessId: string;
  readonly businessName: string;
  readonly status: string;
  /** How much was made of it, in the unit it is added up in. */
  readonly made: string | null;
  readonly unit: string | null;
  readonly content: { readonly amount: string; readonly unit: string } | null;
  /** Of the reader's, or the reader oversees it. */
  readonly own: boolean;
}

export interface AreaNode {
  readonly kind: 'area';
  readonly id: string;
  /** Of somebody else's only the code. */
  readonly name: string | null;
  readonly code: string | null;
  readonly crop: string;
  readonly businessId: string;
  readonly businessName: string;
  readonly own: boolean;
}

/** What has no record here: an ingredient, a lot of another system. */
export interface ForeignNode {
  readonly kind: 'foreign';
  readonly id: string;
  readonly own: true;
}

/** Where goods were sent. */
export interface ReceiverNode {
  readonly kind: 'receiver';
  readonly id: string;
  readonly name: string;
  /** null: not in the register. */
  readonly businessId: string | null;
  readonly own: true;
}

export type ChainNode = LotNode | AreaNode | ForeignNode | ReceiverNode;

export interface ChainEvent {
  readonly id: string;
  /** A kind of operation, or a step of the diary. */
  readonly kind: string;
  readonly time: Date;
  readonly businessId: string;
  readonly businessName: string;
}

/** A node with its place in the chain. */
export type Placed = ChainNode & {
  /** Operations between it and where the trace began. */
  readonly depth: number;
  /** Back: how much of what was asked about is of it. Forward: how much of it is of what was asked about. Between 0 and 1; null: nobody can tell. */
  readonly share: number | null;
};

export interface Chain {
  readonly way: Way;
  readonly starts: readonly string[];
  readonly nodes: readonly Placed[];
  readonly events: readonly ChainEvent[];
  readonly links: readonly Link[];
  /** More would have followed; only so many are read. */
  readonly cut: boolean;
  /** Lots of others that are nobody else's business. */
  readonly hidden: number;
}

/** What there is of an event on one side. */
interface Side {
  readonly into: Link[];
  readonly out: Link[];
}

/**
 * Puts what was read in order: how far each is from the start, and which share it has. What the reader may not know (`sees`) is left
 * out, and so is whatever only it leads to.
 */
export function chainOf(
  way: Way,
  starts: readonly string[],
  nodes: ReadonlyMap<string, ChainNode>,
  events: readonly ChainEvent[],
  given: readonly Link[],
  sees: (node: ChainNode) => boolean,
): Pick<Chain, 'nodes' | 'events' | 'links' | 'hidden'> {
  const sides = sidesOf(given);
  const of = new Map<string, string[]>();
  const made = new Map<string, Link[]>();
  for (const [eventId, { into, out }] of sides) {
    for (const { nodeId } of way === 'back' ? out : into) push(of, nodeId, eventId);
    for (const link of out) push(made, link.nodeId, link);
  }
  const farOf = (side: Side) => (way === 'back' ? side.into : side.out);
  const depths = new Map<string, number>();
  const hidden = new Set<string>();
  let frontier = starts.filter((id) => nodes.has(id));
  for (const id of frontier) depths.set(id, 0);
  const seen = new Set<string>();
  for (let depth = 1; frontier.length > 0; depth += 1) {
    const next: string[] = [];
    for (const id of frontier)
      for (const eventId of of.get(id) ?? []) {
        if (seen.has(eventId)) continue;
        seen.add(eventId);
        const side = sides.get(eventId);
        for (const { nodeId } of side === undefined ? [] : farOf(side)) {
          const node = nodes.get(nodeId);
          if (depths.has(nodeId) || node === undefined) continue;
          if (!sees(node)) {
            hidden.add(nodeId);
            continue;
          }
          depths.set(nodeId, depth);
          next.push(nodeId);
        }
      }
    frontier = next;
  }
  const shown = [...depths.keys()];
  const shares = sharesOf(way, starts, shown, nodes, sides, made);
  const placed = shown.flatMap((id): Placed[] => {
    const node = nodes.get(id);
    return node === undefined ? [] : [{ ...node, depth: depths.get(id) ?? 0, share: shares.get(id) ?? null }];
  });
  return {
    nodes: placed,
    events: events.filter(({ id }) => seen.has(id)),
    links: [...seen].flatMap((id) => {
      const { into, out } = sides.get(id) ?? NOTHING;
      return [...into, ...out].filter(({ nodeId }) => depths.has(nodeId));
    }),
    hidden: hidden.size,
  };
}

const NOTHING: Side = { into: [], out: [] };

/** By event. A step that changes a lot and leaves it the same lot says nothing of where it comes from. */
function sidesOf(links: readonly Link[]): Map<string, Side> {
  const sides = new Map<string, Side>();
  for (const link of links) {
    let side = sides.get(link.eventId);
    if (side === undefined) sides.set(link.eventId, (side = { into: [], out: [] }));
    (link.side === 'in' ? side.into : side.out).push(link);
  }
  for (const [id, { into, out }] of sides) {
    const same = into.filter(({ nodeId }) => out.some((each) => each.nodeId === nodeId));
    if (same.length === 0) continue;
    const others = into.filter((link) => !same.includes(link));
    const made = others.length > 0 ? out : out.filter(({ nodeId }) => !same.some((each) => each.nodeId === nodeId)); // prettier-ignore
    sides.set(id, { into: others, out: made });
  }
  return sides;
}

/** Shares flow with the goods: of an event in proportion to what went in, of a lot to what each event made of it. */
function sharesOf(
  way: Way,
  starts: readonly string[],
  shown: readonly string[],
  nodes: ReadonlyMap<string, ChainNode>,
  sides: ReadonlyMap<string, Side>,
  made: ReadonlyMap<string, readonly Link[]>,
): ReadonlyMap<string, number | null> {
  // What each lot is made of, as parts of one; null where something is not known.
  const recipe = (id: string): ReadonlyMap<string, number> | null => {
    const outs = made.get(id) ?? [];
    const node = nodes.get(id);
    if (outs.length === 0 || node?.kind !== 'lot') return new Map();
    const weights = madeOf(outs, node, nodes);
    if (weights === null) return null;
    const parts = new Map<string, number>();
    for (const [index, { eventId }] of outs.entries()) {
      const inputs = sides.get(eventId)?.into ?? [];
      const portions = proportions(inputs, nodes);
      if (portions === null) return null;
      inputs.forEach(({ nodeId }, place) => {
        parts.set(nodeId, (parts.get(nodeId) ?? 0) + (weights[index] ?? 0) * (portions[place] ?? 0));
      });
    }
    return parts;
  };
  const recipes = new Map(shown.map((id) => [id, recipe(id)]));
  const share = new Map<string, number | null>(starts.map((id) => [id, starts.length === 1 || way === 'forward' ? 1 : null])); // prettier-ignore
  const order = sorted(shown, recipes);
  if (order === null || (way === 'back' && starts.length !== 1)) return share;
  for (const id of way === 'back' ? order : order.toReversed()) {
    if (way === 'forward') {
      if (starts.includes(id)) continue;
      if (nodes.get(id)?.kind !== 'lot') {
        share.set(id, null);
        continue;
      }
      const parts = recipes.get(id) ?? null;
      const values =
        parts === null ? null : [...parts].map(([from, part]) => (shownShare(share, from) ?? NaN) * part);
      const sum = values?.reduce((total, value) => total + value, 0) ?? NaN;
      share.set(id, Number.isNaN(sum) ? null : sum);
      continue;
    }
    const mine = share.get(id);
    const parts = recipes.get(id) ?? null;
    for (const from of parts?.keys() ?? []) {
      const before = share.has(from) ? share.get(from) : 0;
      const known = typeof mine === 'number' && typeof before === 'number';
      share.set(from, known ? before + mine * (parts?.get(from) ?? 0) : null);
    }
  }
  return share;
}

/** What was not reached has nothing of it. */
function shownShare(share: ReadonlyMap<string, number | null>, id: string): number | null {
  const found = share.get(id);
  return found === undefined ? 0 : found;
}

/** Products before what they are made of; null where there is a circle (of events from elsewhere). */
function sorted(
  ids: readonly string[],
  recipes: ReadonlyMap<string, ReadonlyMap<string, number> | null>,
): readonly string[] | null {
  const waiting = new Map(ids.map((id) => [id, 0]));
  for (const id of ids)
    for (const from of recipes.get(id)?.keys() ?? [])
      if (waiting.has(from)) waiting.set(from, (waiting.get(from) ?? 0) + 1);
  const order = ids.filter((id) => waiting.get(id) === 0);
  for (let index = 0; index < order.length; index += 1)
    for (const from of recipes.get(order[index] ?? '')?.keys() ?? []) {
      const left = waiting.get(from);
      if (left === undefined) continue;
      waiting.set(from, left - 1);
      if (left === 1) order.push(from);
    }
  return order.length === ids.length ? order : null;
}

/** Which part of a lot each event made; less than one together where some of it was there without an event. */
function madeOf(
  outs: readonly Link[],
  node: LotNode,
  nodes: ReadonlyMap<string, ChainNode>,
): number[] | null {
  const unit = node.unit ?? outs[0]?.unit ?? null;
  const amounts = outs.map((link) => amountIn(unit, link, nodes));
  if (amounts.some(Number.isNaN)) return proportions(outs, nodes);
  const whole = Math.max(sumOf(amounts), Number(node.made ?? 0));
  return whole === 0 ? null : amounts.map((each) => each / whole);
}

/** Parts of one of what went into an event; null where amounts are missing or cannot be compared. */
function proportions(links: readonly Link[], nodes: ReadonlyMap<string, ChainNode>): number[] | null {
  if (links.length === 1) return [1];
  // What the first cannot be told in, all of them cannot.
  const [first] = links;
  const node = first === undefined ? undefined : nodes.get(first.nodeId);
  for (const unit of [first?.unit, node?.kind === 'lot' ? node.content?.unit : null]) {
    if (unit === null || unit === undefined) continue;
    const amounts = links.map((link) => amountIn(unit, link, nodes));
    if (amounts.some(Number.isNaN)) continue;
    const sum = sumOf(amounts);
    return sum === 0 ? null : amounts.map((each) => each / sum);
  }
  return null;
}

/** Shares are read, not reckoned with: a double is exact enough. Not a number where nobody can tell. */
function amountIn(
  unit: string | null,
  { amount, unit: own, nodeId }: Link,
  nodes: ReadonlyMap<string, ChainNode>,
): number {
  if (amount === null || unit === null) return NaN;
  if (own === unit) return Number(amount);
  const node = nodes.get(nodeId);
  const content = node?.kind === 'lot' ? node.content : null;
  return content?.unit === unit ? Number(amount) * Number(content.amount) : NaN;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
