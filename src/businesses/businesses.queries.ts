import { Injectable } from '@nestjs/common';
import { declaredFeatures } from '../access/feature.js';
import { scopeOf, type Scope } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { defineList } from '../platform/lists/define-list.js';
import { BY_KEY, equal, searchedState } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';
import { communeText, type Commune } from '../places/places.queries.js';
import type { Lang } from '../ui/page-context.js';
import {
  BUSINESS_KINDS,
  BUSINESS_STATUSES,
  type BusinessKind,
  type BusinessStatus,
} from './business.entity.js';
import type { BusinessListQuery } from './businesses.dto.js';

/** A business as itself and officials may see it: no personal id but its last four digits. */
export interface BusinessView {
  readonly id: string;
  readonly kind: BusinessKind;
  readonly name: string;
  readonly taxCode: string | null;
  readonly personalIdLast4: string | null;
  readonly gln: string | null;
  readonly provinceCode: string;
  readonly communeCode: string;
  readonly street: string;
  readonly formerAddress: string | null;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactEmail: string;
  readonly website: string | null;
  readonly status: BusinessStatus;
  readonly sample: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** The commune of today; null should the register ever lose it. */
  readonly commune: Commune | null;
}

export interface BusinessPerson {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly role: 'owner' | 'staff';
  readonly state: 'active' | 'invited' | 'ended';
}

export interface BusinessDecision {
  readonly at: Date;
  /** What the log calls the step. */
  readonly entry: string;
  readonly reason: string | null;
  readonly decisionNumber: string | null;
  readonly by: string;
}

const COLUMNS = `b.id, b.kind, b.name, b.tax_code as "taxCode", b.personal_id_last4 as "personalIdLast4", b.gln,
  b.province_code as "provinceCode", b.commune_code as "communeCode", b.street, b.former_address as "formerAddress",
  b.contact_name as "contactName", b.contact_phone as "contactPhone", b.contact_email as "contactEmail", b.website,
  b.status, b.sample, b.version, b.created_at as "createdAt", b.updated_at as "updatedAt",
  case when c.code is not null then jsonb_build_object('code', c.code, 'kind', c.kind, 'name', c.name, 'nameEn', c.name_en,
    'province', jsonb_build_object('code', c.province_code, 'kind', c.province_kind, 'name', c.province_name,
      'nameEn', c.province_name_en)) end as commune`;
const JOINS = 'left join communes_today c on c.code = b.commune_code';

const BUSINESSES = defineList({
  name: 'businesses',
  base: 'businesses b',
  alias: 'b',
  columns: COLUMNS,
  joins: JOINS,
  id: { column: 'b.id', type: 'uuid' },
  owner: 'b.id',
  search: 'b.search',
  filters: {
    status: searchedState(equal<BusinessStatus>('b.status', 'text', ...BUSINESS_STATUSES)),
    kind: searchedState(equal<BusinessKind>('b.kind', 'text', ...BUSINESS_KINDS)),
  },
  orders: BY_KEY,
  order: 'newest',
  toView: (row: BusinessView) => row,
});

@Injectable()
export class BusinessesQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
  ) {}

  /** @throws NotFound for what does not exist and for another's alike. */
  async get(actor: Actor, id: string): Promise<BusinessView> {
    const view = await this.find(id, scopeOf(actor));
    if (view === null) throw new NotFound();
    return view;
  }

  /** The actor's own business; null before registering and for officials. */
  async own(actor: Actor): Promise<BusinessView | null> {
    return actor.businessId === null ? null : this.find(actor.businessId, scopeOf(actor));
  }

  /** For the summary of a dossier, whose reader has been checked by then. */
  byId(id: string): Promise<BusinessView | null> {
    return this.find(id, null);
  }

  /** Newest first. */
  list(actor: Actor, query: BusinessListQuery): Promise<Page<BusinessView>> {
    return this.lists.page(BUSINESSES, {
      scope: scopeOf(actor),
      limit: query.limit,
      cursor: query.cursor,
      q: query.q,
      order: query.sort,
      filters: { status: query.status, kind: query.kind },
    });
  }

  /** Other registrations with the same personal id, for the office alone. */
  twins(id: string): Promise<{ name: string; reference: string | null }[]> {
    return this.db.query(
      `select b.name, (select a.reference from applications a where a.kind = 'business' and a.subject_id = b.id
         order by a.submitted_at desc limit 1) as reference
       from businesses own join businesses b on b.personal_id_hash = own.personal_id_hash and b.id <> own.id
       where own.id = $1 and b.status not in ('refused', 'closed') order by b.id limit 20`,
      [id],
    );
  }

  /** Whoever acts for it, or was asked to, the earliest first; for officials. */
  people(id: string): Promise<BusinessPerson[]> {
    return this.db.query(
      `select m.id, coalesce(u.name, m.invited_name) as name, coalesce(u.email, m.invited_email) as email, m.role,
         case when m.ended_at is not null then 'ended' when m.user_id is null then 'invited' else 'active' end as state
       from memberships m left join users u on u.id = m.user_id where m.business_id = $1 order by m.created_at, m.id limit 100`,
      [id],
    );
  }

  /** What was decided about it and about everything it has, the latest first; for officials. */
  async decisions(id: string): Promise<BusinessDecision[]> {
    const rows = await this.db.query<Omit<BusinessDecision, 'entry'> & Step>(
      `select s.at, s.subject_type as subject, s.action, s.from_state as "from", s.reason, s.decision_number as "decisionNumber",
         u.name as by
       from state_changes s join users u on u.id = s.actor_id where s.business_id = $1 order by s.id desc limit 12`,
      [id],
    );
    return rows.map(({ subject, action, from, ...row }) => ({
      ...row,
      entry: entryOf({ subject, action, from }),
    }));
  }

  private async find(id: string, scope: Scope): Promise<BusinessView | null> {
    const [row] = await this.db.query<BusinessView>(
      `select ${COLUMNS} from businesses b ${JOINS} where b.id = $1 and ($2::uuid[] is null or b.id = any($2))`,
      [id, scope],
    );
    return row ?? null;
  }
}

interface Step {
  readonly subject: string;
  readonly action: string;
  readonly from: string;
}

/** By the table of states that the step was taken from. */
function entryOf({ subject, action, from }: Step): string {
  const table = declaredFeatures()
    .flatMap(({ states }) => states ?? [])
    .find(({ declaration }) => declaration.subject === subject);
  const row = table?.declaration.transitions.find(
    (each) => each.action === action && each.from.includes(from),
  );
  return row?.entry ?? `${subject}.${action}`;
}

/** `Thôn Mẫu 3, xã Đồng Văn, tỉnh Tuyên Quang`. */
export function addressText({ street, commune, communeCode }: BusinessView, lang: Lang): string {
  return `${street}, ${commune === null ? communeCode : communeText(commune, lang)}`;
}
