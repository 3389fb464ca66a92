import { Inject, Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import { type Discloser, seenBy } from '../disclosure/disclosure.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import {
  type AreaNode,
  type Chain,
  type ChainEvent,
  type ChainNode,
  chainOf,
  type Link,
  type LotNode,
  type Way,
} from './chain.js';
import { ingredientUri } from '../production/operation-event.js';
import type { Start, StartKind } from './start.js';

interface LinkRow {
  event_id: string | null;
  side: 'in' | 'out' | 'cut';
  lot_id: string | null;
  area_id: string | null;
  uri: string | null;
  amount: string | null;
  base: string | null;
}

interface SentRow {
  event_id: string;
  lot_id: string;
  to_id: string | null;
  name: string;
  amount: string;
  base: string;
}

type LotRow = Omit<LotNode, 'kind' | 'own'>;
type AreaRow = Omit<AreaNode, 'kind' | 'own'>;

/** So many lots a trace begins from, at most: all lots of a product may be very many. */
const STARTS_MAX = 1000;

/** Harvests after something was done on an area are touched by it for so long; a season is no longer. */
const TOUCHED_DAYS = 365;

/** Lots to begin from, of whoever the reader reaches ($2) or holds. */
const STARTS: Readonly<Record<StartKind, string>> = {
  lot: `select l.id from lots l where l.id = $1::uuid and ($2::uuid[] is null or l.business_id = any($2)
      or exists (select from lot_balances b where b.lot_id = l.id and b.holder_id = any($2)))`,
  product: `select l.id from lots l join products p on p.id = l.product_id where p.id = $1::uuid and ($2::uuid[] is null or p.business_id = any($2))
      order by l.created_at desc`,
  business: `select l.id from lots l where l.business_id = $1::uuid and ($2::uuid[] is null or l.business_id = any($2)) order by l.created_at desc`,
  area: `select x.lot_id as id from growing_areas a join event_edges i on i.growing_area_id = a.id join events e on e.id = i.event_id
      join event_edges x on x.event_id = e.id and x.lot_id is not null
      where a.id = $1::uuid and ($2::uuid[] is null or a.business_id = any($2)) and (e.biz_step = 'creating_class_instance' or e.type = 'TransformationEvent')
        and not exists (select from event_declarations d where d.event_id = e.id) group by x.lot_id order by max(e.event_time) desc`,
  event: `with named as (
      select e.id, e.event_time from events e where e.id = $1::uuid and ($2::uuid[] is null or e.business_id = any($2))
    )
    select x.lot_id as id from named n join event_edges x on x.event_id = n.id where x.lot_id is not null
    union
    select h.lot_id from named n join event_edges x on x.event_id = n.id join event_edges i on i.growing_area_id = x.growing_area_id
      join events e on e.id = i.event_id and e.event_time between n.event_time and n.event_time + interval '${TOUCHED_DAYS} days'
      join event_edges h on h.event_id = e.id and h.lot_id is not null
    where (e.biz_step = 'creating_class_instance' or e.type = 'TransformationEvent')
      and not exists (select from event_declarations d where d.event_id = e.id)`,
  ingredient: `select x.lot_id as id from event_edges i join event_edges x on x.event_id = i.event_id and x.role = 'output' and x.lot_id is not null
      join lots l on l.id = x.lot_id
      where i.uri = $1 and ($2::uuid[] is null or l.business_id = any($2)) group by x.lot_id`,
};

/** What must be there and within reach for a trace to begin, though no lot may have come of it. */
const NAMED: Readonly<Partial<Record<StartKind, string>>> = {
  product:
    'select name_vi as name from products where id = $1::uuid and ($2::uuid[] is null or business_id = any($2))',
  business: 'select name from businesses where id = $1::uuid and ($2::uuid[] is null or id = any($2))',
  area: 'select name from growing_areas where id = $1::uuid and ($2::uuid[] is null or business_id = any($2))',
  event:
    'select null as name from events where id = $1::uuid and ($2::uuid[] is null or business_id = any($2))',
};

/** Where lots come from and what became of them, over the edges of events that stand. */
@Injectable()
export class GenealogyQueries {
  private readonly root: string;

  constructor(
    private readonly db: Database,
    @Inject(CONFIG) config: Config,
  ) {
    this.root = config.http.publicUrl;
  }

  /** `most` bounds the lots and events that are read, the nearest first. @throws NotFound */
  async trace(actor: Actor, start: Start, way: Way, most: number): Promise<Chain> {
    const starts = await this.startsOf(actor, start);
    const rows = await this.db.query<LinkRow & Record<string, unknown>>(
      'select event_id, side, lot_id, area_id, uri, trim_scale(amount)::text as amount, base from genealogy_links($1, $2, $3)',
      [starts, way === 'back', most],
    );
    const links = rows.flatMap(({ event_id: eventId, side, lot_id, area_id, uri, amount, base }): Link[] => {
      const nodeId = lot_id ?? area_id ?? uri;
      return eventId === null || side === 'cut' || nodeId === null
        ? []
        : [{ eventId, side, nodeId, amount, unit: base }];
    });
    const sent = way === 'back' ? [] : await this.receivers(actor, starts, rows);
    const ids = (key: 'lot_id' | 'area_id' | 'event_id') => [
      ...new Set(rows.flatMap((row) => (row[key] === null ? [] : [row[key]]))),
    ];
    const [lots, areas, events] = await Promise.all([
      this.lots(actor, [...new Set([...starts, ...ids('lot_id')])]),
      this.areas(actor, ids('area_id')),
      this.events([...ids('event_id'), ...sent.map(({ event_id }) => event_id)]),
    ]);
    const nodes = new Map<string, ChainNode>(lots.map((node) => [node.id, node]));
    for (const node of areas) nodes.set(node.id, node);
    for (const { uri } of rows) if (uri !== null) nodes.set(uri, { kind: 'foreign', id: uri, own: true });
    for (const { event_id: eventId, lot_id, to_id: businessId, name, amount, base: unit } of sent) {
      const id = businessId === null ? `receiver:${name}` : `business:${businessId}`;
      nodes.set(id, { kind: 'receiver', id, name, businessId, own: true });
      links.push(
        { eventId, side: 'in', nodeId: lot_id, amount, unit },
        { eventId, side: 'out', nodeId: id, amount, unit },
      );
    }
    // Where things go from somebody else's hands is that one's business; where they come from is everybody's whom they reach.
    const sees = (node: ChainNode) => way === 'back' || node.own;
    const chain = chainOf(way, starts, nodes, events, links, sees);
    const cut = rows.some(({ side }) => side === 'cut');
    return { way, starts, cut, ...chain, ...(await this.withoutAmounts(actor, chain)) };
  }

  /** Others' amounts are shown where they show them to everybody. */
  private async withoutAmounts(
    actor: Actor,
    { nodes, events, links }: Pick<Chain, 'nodes' | 'events' | 'links'>,
  ): Promise<Pick<Chain, 'nodes' | 'links'>> {
    const scope = scopeOf(actor);
    const owners = [...nodes.flatMap((node) => (node.kind === 'lot' ? [node.businessId] : [])), ...events.map(({ businessId }) => businessId)]; // prettier-ignore
    const others = scope === null ? [] : [...new Set(owners)].filter((id) => !scope.includes(id));
    if (others.length === 0) return { nodes, links };
    const rows = await this.db.query<Discloser & { id: string } & Record<string, unknown>>(
      'select id, kind, disclosure, consents from businesses where id = any($1::uuid[])',
      [others],
    );
    const silent = new Set(rows.filter((row) => !seenBy('public', row)('quantities')).map(({ id }) => id));
    const told = new Set(events.filter(({ businessId }) => !silent.has(businessId)).map(({ id }) => id));
    return {
      nodes: nodes.map((node) =>
        node.kind === 'lot' && silent.has(node.businessId) ? { ...node, made: null } : node,
      ),
      links: links.map((link) => (told.has(link.eventId) ? link : { ...link, amount: null, unit: null })),
    };
  }

  /** How people call what a trace begins from; a lot names itself in the chain. */
  async nameOf(actor: Actor, { kind, id }: Start): Promise<string | null> {
    if (kind === 'ingredient') return id;
    const named = NAMED[kind];
    if (named === undefined) return null;
    const [row] = await this.db.query<{ name: string | null }>(named, [id, scopeOf(actor)]);
    return row?.name ?? null;
  }

  private async startsOf(actor: Actor, { kind, id }: Start): Promise<string[]> {
    const scope = scopeOf(actor);
    const named = NAMED[kind];
    if (named !== undefined && (await this.db.query(named, [id, scope])).length === 0) throw new NotFound();
    const key = kind === 'ingredient' ? ingredientUri(id, this.root) : id;
    const rows = await this.db.query<{ id: string }>(`${STARTS[kind]} limit ${STARTS_MAX}`, [key, scope]);
    if (rows.length === 0 && kind === 'lot') throw new NotFound();
    return rows.map((row) => row.id);
  }

  /** Where the lots were sent, by those whose shipments the reader may know of. */
  private receivers(actor: Actor, starts: readonly string[], rows: readonly LinkRow[]): Promise<SentRow[]> {
    const lots = new Set([...starts, ...rows.flatMap(({ lot_id }) => (lot_id === null ? [] : [lot_id]))]);
    return this.db.query<SentRow & Record<string, unknown>>(
      `select m.event_id, m.lot_id, s.to_id, coalesce(t.name, s.to_name) as name, trim_scale(m.amount)::text as amount, m.base
       from lot_movements m join shipments s on s.id = m.event_id left join businesses t on t.id = s.to_id
       where m.lot_id = any($1::uuid[]) and m.kind = 'sent' and ($2::uuid[] is null or s.from_id = any($2) or s.to_id = any($2))
         and not exists (select from event_declarations d where d.event_id = m.event_id)
       order by m.event_time, m.event_id`,
      [[...lots], scopeOf(actor)],
    );
  }

  private async lots(actor: Actor, ids: readonly string[]): Promise<LotNode[]> {
    const scope = scopeOf(actor);
    const rows = await this.db.query<LotRow & Record<string, unknown>>(
      `select l.id, l.lot_number as "lotNumber", l.material, p.name_vi as "productName", p.name_en as "productNameEn", l.business_id as "businessId",
         b.name as "businessName", l.status, trim_scale(m.made)::text as made, m.base as unit,
         case when l.content is null then null else jsonb_build_object('amount', l.content::text, 'unit', l.content_base) end as content
       from lots l join products p on p.id = l.product_id join businesses b on b.id = l.business_id
       left join lot_balances m on m.lot_id = l.id and m.holder_id = l.business_id
       where l.id = any($1::uuid[])`,
      [ids],
    );
    return rows.map((row): LotNode => ({
      ...row,
      kind: 'lot',
      own: scope === null || scope.includes(row.businessId),
    }));
  }

  private async areas(actor: Actor, ids: readonly string[]): Promise<AreaNode[]> {
    if (ids.length === 0) return [];
    const scope = scopeOf(actor);
    const rows = await this.db.query<AreaRow & Record<string, unknown>>(
      `select a.id, a.name, a.code, a.crop, a.business_id as "businessId", b.name as "businessName"
       from growing_areas a join businesses b on b.id = a.business_id where a.id = any($1::uuid[])`,
      [ids],
    );
    return rows.map((row): AreaNode => {
      const own = scope === null || scope.includes(row.businessId);
      return { ...row, kind: 'area', name: own ? row.name : null, own };
    });
  }

  private events(ids: readonly string[]): Promise<ChainEvent[]> {
    return this.db.query<ChainEvent & Record<string, unknown>>(
      `select e.id, coalesce(o.kind, d.step, e.biz_step, e.type) as kind, e.event_time as time, e.business_id as "businessId", b.name as "businessName"
       from events e join businesses b on b.id = e.business_id left join operations o on o.event_id = e.id left join diary_entries d on d.event_id = e.id
       where e.id = any($1::uuid[]) order by e.event_time, e.id`,
      [ids],
    );
  }
}
