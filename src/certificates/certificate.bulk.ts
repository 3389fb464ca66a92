import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { StateChanges } from '../audit/state-changes.service.js';
import type {
  Acquaintance,
  BulkKind,
  BulkRow,
  Entering,
  KeptReason,
  Made,
  Plain,
} from '../bulk/bulk-kind.js';
import { BulkKinds } from '../bulk/bulk-kinds.js';
import { LOADING } from '../bulk/bulk.feature.js';
import { activeBusinesses } from '../bulk/owners.js';
import { lockMade } from '../bulk/taking-back.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Invalid } from '../platform/errors.js';
import { readInput } from '../platform/http/validation.js';
import { dayOf } from '../platform/time-zone.js';
import type { OutCell } from '../standards/tables/index.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { CERTIFICATE_COLUMNS } from './certificate-columns.js';
import { Certificate, type CertificateKind } from './certificate.entity.js';
import { faultsOf } from './certificate-rules.js';
import { certificateStates } from './certificate.transitions.js';
import { CertificateInputDto } from './certificates.dto.js';
import { keepCover } from './cover.js';
import { coveredIds } from './cover-cells.js';
import { newCertificate } from './new-certificate.js';

type Row = BulkRow<CertificateInputDto>;
const PAGE = 500;

interface Shown extends Record<string, unknown> {
  readonly id: string;
  readonly owner: string;
  readonly kind: CertificateKind;
  readonly title: string | null;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
  readonly stars: number | null;
  readonly points: number | null;
  readonly coversBusiness: boolean;
  readonly products: readonly string[];
  readonly areas: readonly string[];
}

/** Sheets of certificates. */
@Injectable()
export class CertificateBulk implements BulkKind<CertificateInputDto>, OnModuleInit {
  readonly kind = 'certificates';
  readonly order = 40;
  readonly who = LOADING;
  readonly columns = CERTIFICATE_COLUMNS;
  readonly words = ({ bulk }: ReturnType<typeof words>) => bulk.kinds.certificates;

  constructor(
    private readonly kinds: BulkKinds,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  async read(plain: Plain, businessId: string): Promise<CertificateInputDto> {
    const productIds = await coveredIds(this.db, 'productIds', businessId, namesIn(plain['productIds']));
    const areaIds = await coveredIds(this.db, 'areaIds', businessId, namesIn(plain['areaIds']));
    const input = await readInput(CertificateInputDto, { ...plain, productIds, areaIds });
    const today = dayOf(this.clock.now(), this.config.registry.timeZone);
    const facts = {
      kind: input.kind,
      issuedOn: input.issuedOn,
      title: input.title ?? null,
      expiresOn: input.expiresOn ?? null,
      stars: input.stars ?? null,
      points: input.points ?? null,
      coversBusiness: input.coversBusiness ?? false,
      productIds,
      areaIds,
    };
    const faults = faultsOf(facts, today);
    // Of whose it is nothing is known yet: then nobody can say what it covers.
    const telling =
      businessId === ''
        ? faults.filter(({ path }) => path !== 'productIds' && path !== 'coversBusiness')
        : faults;
    if (telling.length > 0) throw new Invalid(telling);
    return input;
  }

  keys({ businessId, input: { kind, number } }: Row) {
    return [{ column: 'number', key: `${businessId} ${kind} ${number}` }];
  }

  async known(_actor: Actor, rows: readonly Row[]): Promise<Acquaintance[]> {
    const found = await this.db.query<{ key: string }>(
      `select business_id || ' ' || kind || ' ' || number as key from certificates
       where business_id = any($1) and number = any($2) and status not in ('refused', 'revoked')`,
      [[...new Set(rows.map(({ businessId }) => businessId))], rows.map(({ input }) => input.number)],
    );
    const keys = new Set(found.map(({ key }) => key));
    return rows.map((row) =>
      this.keys(row).some(({ key }) => keys.has(key))
        ? { same: { path: 'number', code: 'known-certificate' } }
        : {},
    );
  }

  /** What the office enters it has seen: confirmed. */
  async enter(tx: Tx, actor: Actor, rows: readonly Row[], { byOffice }: Entering): Promise<Made[]> {
    const businesses = await activeBusinesses(tx, rows, byOffice);
    const now = this.clock.now();
    const certificates = rows.map(({ businessId, input }) =>
      newCertificate(businesses(businessId), input, now),
    );
    const step = byOffice
      ? await this.states.takeAll(
          tx,
          actor,
          certificateStates,
          'approve',
          certificates.map(({ id, businessId }) => ({ id, businessId })),
          'submitted',
        )
      : null;
    for (const certificate of certificates)
      if (step !== null) Object.assign(certificate, { status: step.state, confirmedAt: now });
    await tx.insert(Certificate, certificates);
    for (const [index, certificate] of certificates.entries()) {
      const { productIds = [], areaIds = [] } = rows[index]?.input ?? {};
      if (productIds.length + areaIds.length > 0) await keepCover(tx, certificate, { productIds, areaIds });
    }
    await this.audit.recordAll(
      tx,
      actor,
      certificates.flatMap(({ id, businessId, kind, number, status }, index) => {
        const subject = { type: 'certificate', id, businessId };
        const { productIds = [], areaIds = [] } = rows[index]?.input ?? {};
        const declared = {
          action: 'certificate.declared',
          subject,
          after: { kind, number, productIds, areaIds },
        };
        return step === null
          ? [declared]
          : [declared, { action: step.transition.entry, subject, after: { status } }];
      }),
    );
    return certificates.map(({ id }) => ({ id, version: 1 }));
  }

  async takeBack(tx: Tx, actor: Actor, made: Made): Promise<KeptReason | null> {
    const { id } = made;
    const kept = await lockMade(tx, 'certificates', made);
    if (kept !== null) return kept;
    const { kind, number, businessId } = await tx.findOneByOrFail(Certificate, { id });
    // Pages that show it are told while it is known what it covers.
    await tx.query('update certificates set updated_at = $2 where id = $1', [id, this.clock.now()]);
    await tx.delete(Certificate, { id });
    await this.audit.record(
      tx,
      actor,
      'certificate.deleted',
      { type: 'certificate', id, businessId },
      { before: { kind, number } },
    );
    return null;
  }

  async *rows(actor: Actor, lang: Lang): AsyncGenerator<Readonly<Record<string, OutCell>>> {
    const text = words(lang);
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const page = await this.db.query<Shown>(
        `select c.id, coalesce(b.tax_code, b.name) as owner, c.kind, c.title, c.number, c.issuer, c.issued_on::text as "issuedOn", c.expires_on::text as "expiresOn",
           c.stars, c.points::float8 as points, c.covers_business as "coversBusiness",
           array(select coalesce(p.gtin, p.name_vi) from certificate_products x join products p on p.id = x.product_id where x.certificate_id = c.id order by 1) as products,
           array(select coalesce(a.code, a.name) from certificate_areas x join growing_areas a on a.id = x.area_id where x.certificate_id = c.id order by 1) as areas
         from certificates c join businesses b on b.id = c.business_id
         where c.id > $1 and c.status not in ('refused', 'revoked') and ($2::uuid[] is null or c.business_id = any($2)) order by c.id limit $3`,
        [after, scopeOf(actor), PAGE],
      );
      for (const {
        owner,
        kind,
        issuedOn,
        expiresOn,
        coversBusiness,
        products,
        areas,
        title,
        number,
        issuer,
        stars,
        points,
      } of page)
        yield {
          business: owner,
          kind: text.certificates.kinds[kind],
          title,
          number,
          issuer,
          issuedOn: { day: issuedOn },
          expiresOn: expiresOn === null ? null : { day: expiresOn },
          stars,
          points,
          coversBusiness: coversBusiness ? text.bulk.yes : null,
          products: products.join('; '),
          areas: areas.join('; '),
        };
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  }
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
