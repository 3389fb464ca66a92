import type { PageContext } from '../ui/page-context.js';
import { formatNumber } from '../ui/format.js';
import { words } from '../ui/words.js';
import type { Chain, Placed } from './chain.js';
import { NameOf, percent } from './node.views.js';

/** Below a thing what it was made of, or what was made of it. What comes again is told once, and the rest counted. */
const LINES = 300;

export function TraceTree({ ctx, chain }: { ctx: PageContext; chain: Chain }) {
  const text = words(ctx.lang).genealogy;
  const nodes = new Map(chain.nodes.map((node) => [node.id, node]));
  const below = belowOf(chain);
  const shown = new Set<string>();
  const branch = (node: Placed, depth: number) => {
    const again = shown.has(node.id);
    shown.add(node.id);
    const next =
      again || depth > 30 ? [] : [...(below.get(node.id) ?? [])].flatMap((id) => nodes.get(id) ?? []);
    const left = shown.size > LINES ? [] : next;
    return (
      <li key={node.id}>
        <NameOf node={node} />{' '}
        {again ? <small>{text.again}</small> : node.share !== null && <b>{percent(ctx, node.share)}</b>}
        {left.length > 0 && <ul>{left.map((each) => branch(each, depth + 1))}</ul>}
      </li>
    );
  };
  const roots = chain.starts.flatMap((id) => nodes.get(id) ?? []).slice(0, LINES);
  const drawn = roots.map((root) => branch(root, 0));
  return (
    <div class="in">
      <ul>{drawn}</ul>
      {shown.size < nodes.size && (
        <p class="soft">{text.more(formatNumber(ctx.lang, nodes.size - shown.size))}</p>
      )}
    </div>
  );
}

function belowOf({ way, links }: Chain): ReadonlyMap<string, ReadonlySet<string>> {
  const sides = new Map<string, { readonly near: string[]; readonly far: string[] }>();
  for (const { eventId, side, nodeId } of links) {
    const event = sides.get(eventId) ?? { near: [], far: [] };
    sides.set(eventId, event);
    ((side === 'out') === (way === 'back') ? event.near : event.far).push(nodeId);
  }
  const below = new Map<string, Set<string>>();
  for (const { near, far } of sides.values())
    for (const id of near) {
      const known = below.get(id) ?? new Set();
      below.set(id, known);
      for (const each of far) known.add(each);
    }
  return below;
}
