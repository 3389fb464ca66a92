import { Inject, Injectable } from '@nestjs/common';
import { businessOf, scopeOf } from '../access/permissions.js';
import { assertMayDeclare } from '../businesses/active-business.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { defineList } from '../platform/lists/define-list.js';
import { byMoment, equalOfOwner, searchedState } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';
import { dayOf } from '../platform/time-zone.js';
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_STATUSES,
  type CertificateKind,
  type CertificateStatus,
} from './certificate.entity.js';
import {
  CERTIFICATE_ENDS,
  COVERED_MAX,
  type CertificateEnds,
  type CertificateListQuery,
} from './certificates.dto.js';

export interface CertificateView {
  readonly id: string;
  readonly businessId: string;
  readonly businessName: string;
  readonly kind: CertificateKind;
  readonly title: string | null;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
  readonly stars: number | null;
  readonly points: number | null;
  readonly coversBusiness: boolean;
  readonly productIds: readonly string[];
  readonly areaIds: readonly string[];
  readonly status: CertificateStatus;
  readonly statusReason: string | null;
  readonly hasFile: boolean;
  readonly fileSha256: string | null;
  readonly sample: boolean;
  readonly version: number;
  readonly createdAt: Date;
}

/** Something a certificate may cover. */
export interface Coverable {
  readonly id: string;
  readonly name: string;
}

type Row = Omit<CertificateView, 'hasFile'>;

const COLUMNS = `c.id, c.business_id as "businessId", b.name as "businessName", c.kind, c.title, c.number, c.issuer, c.issued_on::text as "issuedOn",
    c.expires_on::text as "expiresOn", c.stars, c.points::float8 as points, c.covers_business as "coversBusiness",
    array(select x.product_id from certificate_products x where x.certificate_id = c.id) as "productIds",
    array(select x.area_id from certificate_areas x where x.certificate_id = c.id) as "areaIds",
    (select f.sha256 from certificate_files f where f.certificate_id = c.id) as "fileSha256",
    c.status, c.status_reason as "statusReason", c.sample, c.version, c.created_at as "createdAt"`;
const JOINS = 'join businesses b on b.id = c.business_id';

/** How long before its end a certificate is asked to be renewed: the first reminder goes out then. */
const SOON_DAYS = 90;
const DAY_MS = 86_400_000;

/** What ends within that time, and what has ended, at a moment. */
interface Ending {
  readonly ends: CertificateEnds;
  readonly now: Date;
  readonly soon: Date;
}

const CERTIFICATES = defineList({
  name: 'certificates',
  base: 'certificates c',
  alias: 'c',
  columns: COLUMNS,
  joins: JOINS,
  id: { column: 'c.id', type: 'uuid' },
  owner: 'c.business_id',
  search: 'c.search',
  filters: {
    status: searchedState(equalOfOwner<CertificateStatus>('c.status', ...CERTIFICATE_STATUSES)),
    kind: searchedState(equalOfOwner<CertificateKind>('c.kind', ...CERTIFICATE_KINDS)),
    ends: {
      sql: ({ ends, now, soon }: Ending, bind) =>
        ends === 'ended'
          ? `c.ends_at <= ${bind(now, 'timestamptz')}`
          : `c.ends_at > ${bind(now, 'timestamptz')} and c.ends_at <= ${bind(soon, 'timestamptz')}`,
      orders: ({ ends }) => (ends === 'ended' ? ['ended'] : ['ends']),
      examples: CERTIFICATE_ENDS.map((ends) => ({ ends, now: new Date(0), soon: new Date(DAY_MS) })),
    },
  },
  orders: {
    ...byMoment('c.created_at'),
    ends: { by: { column: 'c.ends_at', type: 'timestamptz' }, descending: false, filtered: true },
    ended: { by: { column: 'c.ends_at', type: 'timestamptz' }, descending: true, filtered: true },
  },
  order: 'newest',
  toView,
});

@Injectable()
export class CertificatesQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  assertMayDeclare(actor: Actor): Promise<boolean> {
    return assertMayDeclare(this.db, actor);
  }

  async get(actor: Actor, id: string): Promise<CertificateView> {
    const [row] = await this.db.query<Row>(
      `select ${COLUMNS} from certificates c ${JOINS} where c.id = $1 and ($2::uuid[] is null or c.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return toView(row);
  }

  /** For a summary in a dossier, whose reader was checked already. */
  async byId(id: string): Promise<CertificateView> {
    const [row] = await this.db.query<Row>(`select ${COLUMNS} from certificates c ${JOINS} where c.id = $1`, [
      id,
    ]);
    if (row === undefined) throw new NotFound();
    return toView(row);
  }

  async file(actor: Actor, id: string): Promise<{ readonly mediaType: string; readonly bytes: Buffer }> {
    const { fileSha256 } = await this.get(actor, id);
    const [row] = await this.db.query<{ mediaType: string; bytes: Buffer }>(
      'select media_type as "mediaType", bytes from certificate_files where certificate_id = $1 and sha256 = $2',
      [id, fileSha256],
    );
    if (row === undefined) throw new NotFound();
    return row;
  }

  /** Names of what it covers. */
  async covered({
    productIds,
    areaIds,
  }: CertificateView): Promise<{ products: Coverable[]; areas: Coverable[] }> {
    const [products, areas] = await Promise.all([
      this.db.query<Coverable & { id: string }>(
        'select id, name_vi as name from products where id = any($1) order by name_vi, id',
        [productIds],
      ),
      this.db.query<Coverable & { id: string }>(
        'select id, name from growing_areas where id = any($1) order by name, id',
        [areaIds],
      ),
    ]);
    return { products, areas };
  }

  /** What the form offers: own products and areas, the newest first. */
  async coverable(actor: Actor): Promise<{ products: Coverable[]; areas: Coverable[] }> {
    const businessId = businessOf(actor);
    const [products, areas] = await Promise.all([
      this.db.query<Coverable & { id: string }>(
        `select id, name_vi as name from products where business_id = $1 order by created_at desc, id desc limit $2`,
        [businessId, COVERED_MAX],
      ),
      this.db.query<Coverable & { id: string }>(
        `select id, name from growing_areas where business_id = $1 order by created_at desc, id desc limit $2`,
        [businessId, COVERED_MAX],
      ),
    ]);
    return { products, areas };
  }

  /** Newest first; those that end soon by their end. */
  list(actor: Actor, query: CertificateListQuery): Promise<Page<CertificateView>> {
    // As midnights of the registry's own time, which the column holds as if they were UTC.
    const now = new Date(`${dayOf(this.clock.now(), this.config.registry.timeZone)}T00:00:00Z`);
    // The last day itself is one of them.
    const soon = new Date(now.getTime() + (SOON_DAYS + 1) * DAY_MS);
    const { ends } = query;
    return this.lists.page(CERTIFICATES, {
      scope: scopeOf(actor),
      limit: query.limit,
      cursor: query.cursor,
      q: query.q,
      order: query.sort,
      filters: {
        status: query.status,
        kind: query.kind,
        ends: ends === undefined || ends === '' ? undefined : { ends, now, soon },
      },
    });
  }
}

function toView(row: Row): CertificateView {
  return { ...row, hasFile: row.fileSha256 !== null };
}
