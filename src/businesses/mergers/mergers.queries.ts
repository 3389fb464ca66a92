import { Injectable } from '@nestjs/common';
import { scopeOf } from '../../access/permissions.js';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { BusinessesQueries, type BusinessView } from '../businesses.queries.js';

export const PEOPLE = ['as-they-are', 'as-staff', 'none'] as const;
export type People = (typeof PEOPLE)[number];

/** Why a merger, or the undoing of one, cannot be: the first is what a command answers, a page names them all. */
export const IMPEDIMENTS = [
  'merge-self',
  'merge-not-active',
  'merge-samples',
  'merge-change-open',
  'unmerge-tax-code',
  'unmerge-suspended',
  'unmerge-tangled',
] as const;

export interface Impediment {
  readonly code: (typeof IMPEDIMENTS)[number];
  /** What stands in the way, by name. */
  readonly things: readonly Thing[];
}

interface Thing {
  readonly href: string;
  readonly name: string;
}

export const HOLDINGS = ['products', 'areas', 'lots', 'codes', 'certificates', 'dossiers', 'people'] as const;
export type Holdings = Readonly<Record<(typeof HOLDINGS)[number], number>>;

export interface MergerPreview {
  readonly merged: BusinessView;
  readonly survivor: BusinessView;
  readonly holdings: { readonly merged: Holdings; readonly survivor: Holdings };
  readonly impediments: readonly Impediment[];
}

export interface Merger {
  readonly id: string;
  readonly merged: { readonly id: string; readonly name: string };
  readonly survivor: { readonly id: string; readonly name: string };
  readonly people: People;
  readonly reason: string;
  readonly decisionNumber: string | null;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  readonly undoneReason: string | null;
}

export interface UndoPreview {
  readonly merger: Merger;
  readonly business: BusinessView;
  readonly holdings: Holdings;
  readonly impediments: readonly Impediment[];
}

const MERGERS = `select r.id, json_build_object('id', m.id, 'name', m.name) as merged,
    json_build_object('id', s.id, 'name', s.name) as survivor, r.people, r.reason, r.decision_number as "decisionNumber",
    r.made_at as "madeAt", u.name as "madeBy", r.undone_at as "undoneAt", v.name as "undoneBy", r.undone_reason as "undoneReason"
  from business_mergers r join businesses m on m.id = r.merged_id join businesses s on s.id = r.survivor_id
  join users u on u.id = r.made_by left join users v on v.id = r.undone_by`;

const HELD = `select
  (select count(*)::int from products where business_id = $1) as products,
  (select count(*)::int from growing_areas where business_id = $1) as areas,
  (select count(*)::int from lots where business_id = $1) as lots,
  (select count(*)::int from codes where business_id = $1) as codes,
  (select count(*)::int from certificates where business_id = $1) as certificates,
  (select count(*)::int from applications where business_id = $1 and status in ('submitted', 'amend')) as dossiers,
  (select count(*)::int from memberships where business_id = $1 and user_id is not null and ended_at is null) as people`;

/**
 * Things of one side that have come to rest on things of the other since. $1: what would go, $2: what would stay; each with
 * everything merged into it. Either way round it would be a thing of one business on a field or product of another.
 */
const SIDES = `with gone as (select $1::uuid as id union select unnest(merged_into($1))),
  stay as (select id from (select $2::uuid as id union select unnest(merged_into($2))) s where id not in (select id from gone)),
  pair as (select g.id as a, s.id as b from gone g, stay s union all select s.id, g.id from gone g, stay s)`;
const TANGLED = `${SIDES}
  select * from (
    (select '/console/lots/' || l.id as href, l.lot_number as name from pair
     join lots l on l.business_id = pair.a join products p on p.id = l.product_id and p.business_id = pair.b limit 5)
    union all
    (select '/console/lots/' || l.id, l.lot_number from pair join lots l on l.business_id = pair.a
     where exists (select from diary_entries e join event_edges x on x.event_id = e.event_id join growing_areas g on g.id = x.growing_area_id
       where e.lot_id = l.id and g.business_id = pair.b) limit 5)
    union all
    (select '/console/certificates/' || c.id, c.number from pair join certificates c on c.business_id = pair.a
     where exists (select from certificate_products x join products p on p.id = x.product_id
         where x.certificate_id = c.id and p.business_id = pair.b)
       or exists (select from certificate_areas x join growing_areas g on g.id = x.area_id
         where x.certificate_id = c.id and g.business_id = pair.b) limit 5)) t
  group by href, name order by href limit 10`;

@Injectable()
export class MergersQueries {
  constructor(
    private readonly db: Database,
    private readonly businesses: BusinessesQueries,
  ) {}

  /** What merging the one into the other changes, and what stands in its way. @throws NotFound for one out of reach, Invalid at `into` for the other. */
  async preview(actor: Actor, mergedId: string, survivorId: string): Promise<MergerPreview> {
    const merged = await this.businesses.get(actor, mergedId);
    const survivor = await this.businesses.get(actor, survivorId).catch((error: unknown) => {
      throw error instanceof NotFound ? Invalid.field('into', 'business-out-of-reach') : error;
    });
    const [ofMerged, ofSurvivor, impediments] = await Promise.all([
      this.holdings(mergedId),
      this.holdings(survivorId),
      this.impedimentsOfMerging(merged, survivor),
    ]);
    return { merged, survivor, holdings: { merged: ofMerged, survivor: ofSurvivor }, impediments };
  }

  async undoPreview(actor: Actor, mergedId: string): Promise<UndoPreview> {
    const business = await this.businesses.get(actor, mergedId);
    const merger = await this.open(mergedId);
    if (merger === null) throw new Conflict('business-not-merged');
    const [holdings, impediments] = await Promise.all([
      this.holdings(mergedId),
      this.impedimentsOfUndoing(business, merger.survivor.id),
    ]);
    return { merger, business, holdings, impediments };
  }

  async impedimentsOfMerging(
    merged: Pick<BusinessView, 'id' | 'status' | 'sample' | 'name'>,
    survivor: Pick<BusinessView, 'id' | 'status' | 'sample' | 'name'>,
  ): Promise<readonly Impediment[]> {
    if (merged.id === survivor.id) return [{ code: 'merge-self', things: [] }];
    const found: Impediment[] = [];
    const stopped = [merged, survivor].filter(({ status }) => status !== 'active');
    if (stopped.length > 0) found.push({ code: 'merge-not-active', things: stopped.map(thingOf) });
    if (merged.sample !== survivor.sample) found.push({ code: 'merge-samples', things: [] });
    const open = await this.db.query<Thing & Record<string, unknown>>(
      `select '/console/applications/' || a.id as href, a.reference as name from business_changes c
       join applications a on a.kind = 'business-change' and a.subject_id = c.id
       where c.business_id = $1 and c.status in ('submitted', 'amend') limit 5`,
      [merged.id],
    );
    if (open.length > 0) found.push({ code: 'merge-change-open', things: open });
    return found;
  }

  async impedimentsOfUndoing(
    merged: Pick<BusinessView, 'id' | 'taxCode'>,
    survivorId: string,
  ): Promise<readonly Impediment[]> {
    const found: Impediment[] = [];
    const [taken, suspended, tangled] = await Promise.all([
      this.db.query<Thing & Record<string, unknown>>(
        `select '/console/businesses/' || id as href, name from businesses
         where tax_code = $1 and id <> $2 and status not in ('refused', 'closed', 'merged') limit 1`,
        [merged.taxCode, merged.id],
      ),
      this.db.query<Thing & Record<string, unknown>>(
        `select '/console/businesses/' || id as href, name from businesses where id = survivor_of($1) and status = 'suspended'`,
        [survivorId],
      ),
      this.db.query<Thing & Record<string, unknown>>(TANGLED, [merged.id, survivorId]),
    ]);
    if (taken.length > 0) found.push({ code: 'unmerge-tax-code', things: taken });
    if (suspended.length > 0) found.push({ code: 'unmerge-suspended', things: suspended });
    if (tangled.length > 0) found.push({ code: 'unmerge-tangled', things: tangled });
    return found;
  }

  /** The merger by which a business is merged now. */
  async open(mergedId: string): Promise<Merger | null> {
    const [row] = await this.db.query<Merger & Record<string, unknown>>(
      `${MERGERS} where r.merged_id = $1 and r.undone_at is null`,
      [mergedId],
    );
    return row ?? null;
  }

  /** Every merger a business was part of, undone ones too, the latest first; of those the reader reaches. */
  history(actor: Actor, id: string): Promise<Merger[]> {
    return this.db.query(
      `${MERGERS} where (r.merged_id = $1 or r.survivor_id = $1)
         and ($2::uuid[] is null or (m.id = any($2) and s.id = any($2))) order by r.id desc limit 20`,
      [id, scopeOf(actor)],
    );
  }

  private async holdings(id: string): Promise<Holdings> {
    const [row] = await this.db.query<Holdings & Record<string, unknown>>(HELD, [id]);
    if (row === undefined) throw new NotFound();
    return row;
  }
}

function thingOf({ id, name }: { readonly id: string; readonly name: string }): Thing {
  return { href: `/console/businesses/${id}`, name };
}
