import { Inject, Injectable } from '@nestjs/common';
import { canonicalUri } from '../codes/canonical-uri.js';
import { CONFIG, type Config } from '../config.js';
import type { UnitName } from '../places/place-names.js';
import { type Audience, type Disclosed, type Discloser, seenBy } from '../disclosure/disclosure.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { dayOf } from '../platform/time-zone.js';
import type { Subject } from './resolve.js';
import type { TraceDecision, TraceDocument, TraceLot } from './trace-document.js';
import { verdictOf } from './trace-document.js';
import {
  areasOf,
  certificatesOf,
  eventsOf,
  holdsUntil,
  picturesOf,
  variantsOf,
  type StepRow,
  type TraceRow,
} from './trace-row.js';
import { COMMUNES, LOTS_SHOWN, TRACE_BY_CODE, TRACE_BY_GTIN } from './trace.sql.js';

interface CommuneRow extends UnitName {
  code: string;
  provinceKind: string;
  provinceName: string;
  provinceNameEn: string;
}

@Injectable()
export class TracesQueries {
  private communes: Promise<ReadonlyMap<string, readonly UnitName[]>> | null = null;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * What a code or a GTIN opens; null when it names nothing of ours. A lot that is not declared walks up to the product, as GS1's
   * resolver standard asks.
   */
  async find(subject: Subject, audience: Audience = 'public'): Promise<TraceDocument | null> {
    const today = dayOf(this.clock.now(), this.config.registry.timeZone);
    const [places, [row]] = await Promise.all([
      this.places(),
      subject.kind === 'code'
        ? this.db.prepared<{ trace: TraceRow }>('trace-by-code', TRACE_BY_CODE, [subject.code, today])
        : this.db.prepared<{ trace: TraceRow }>('trace-by-gtin', TRACE_BY_GTIN, [
            subject.gtin,
            subject.lots,
            today,
          ]),
    ]);
    return row === undefined ? null : this.assemble(row.trace, subject, places, today, audience);
  }

  /** Exact boundaries of those areas that are the business's and that it shows to buyers. */
  async boundariesFor(businessId: string, areaIds: readonly string[]): Promise<ReadonlyMap<string, object>> {
    const rows = await this.db.query<Discloser & { id: string; polygon: object } & Record<string, unknown>>(
      `select a.id, a.polygon, b.kind, b.disclosure, b.consents from growing_areas a join bearers b on b.own_id = a.business_id
       where a.id = any($2::uuid[]) and b.id = $1 and a.status in ('active', 'suspended')`,
      [businessId, areaIds],
    );
    return new Map(
      rows.filter((row) => seenBy('buyers', row)('boundaries')).map(({ id, polygon }) => [id, polygon]),
    );
  }

  private assemble(
    row: TraceRow,
    subject: Subject,
    places: ReadonlyMap<string, readonly UnitName[]>,
    today: string,
    audience: Audience,
  ): TraceDocument {
    const { product, lot, business } = row;
    const unknownLot = subject.kind === 'gtin' && lot === null ? (subject.lots[0] ?? null) : null;
    const verdict = verdictOf({
      business,
      product: { status: product.status, reason: product.statusReason },
      lot: lot === null ? null : { status: lot.status, reason: lot.statusReason, expiresOn: lot.expiresOn },
      code: row.code === null ? null : { status: row.code.status, reason: row.code.statusReason },
      lotUnknown: unknownLot !== null,
      today,
    });
    const waiting = verdict.code === 'not-released';
    const shown = waiting ? null : lot;
    const areas = waiting ? [] : areasOf(row, places, today);
    const certificates = certificatesOf(waiting ? { ...row, areas: null } : row);
    const variants = variantsOf(row);
    const meant = variants.find((variant) => variant.meant);
    const pictures = picturesOf(row);
    const uri = canonicalUri(this.config.http.publicUrl, {
      code: row.code?.code ?? '',
      gtin: meant?.gtin ?? product.gtin,
      lotNumber: lot?.lotNumber ?? null,
    });
    const { id: productId, status: _state, statusReason: _why, variants: _sold, sample, ...named } = product;
    const sees = seenBy(audience, business);
    const quantities = sees('quantities');
    const told = <T>(field: Disclosed, value: T): T | null => (sees(field) ? value : null);
    return {
      uri,
      code: row.code?.code ?? null,
      verdict,
      decision: verdict.code === 'suspended' ? decisionOf(row.steps[verdict.about]) : null,
      lots: (row.lots ?? []).slice(0, LOTS_SHOWN),
      moreLots: (row.lots ?? []).length > LOTS_SHOWN,
      product: { ...named, image: pictures[0]?.src ?? null, pictures },
      variants,
      lot: shown === null ? null : lotOf(quantities ? shown : { ...shown, quantity: null, unit: null }),
      unknownLot,
      waitingLot: waiting ? (lot?.lotNumber ?? null) : null,
      business: {
        id: business.id,
        name: business.name,
        recordedAs: business.ownId === business.id ? null : business.ownName,
        kind: business.kind,
        taxCode: told('taxCode', business.taxCode),
        place: places.get(business.communeCode) ?? [],
        street: told('street', business.street),
        formerAddress: told('formerAddress', business.formerAddress),
        website: told('website', business.website),
        gln: told('gln', business.gln),
        contactName: told('contactName', business.contactName),
        contactPhone: told('contactPhone', business.contactPhone),
        contactEmail: told('contactEmail', business.contactEmail),
      },
      areas: quantities ? areas : areas.map((area) => ({ ...area, amount: null })),
      events: waiting
        ? []
        : eventsOf(row, areas).map((event) => (quantities ? event : { ...event, input: null, output: null })),
      certificates,
      sample,
      holdsUntil: holdsUntil(row, certificates, today),
      shows: `${productId} ${row.variantId ?? ''} ${lot?.id ?? ''} ${unknownLot ?? ''}`,
      dependsOn: [
        productId,
        business.id,
        business.ownId,
        ...(lot === null ? [] : [lot.id]),
        ...areas.map(({ id }) => id),
      ],
    };
  }

  /** Units change by law, with a new version of the reference data, which is loaded before the service starts. */
  private places(): Promise<ReadonlyMap<string, readonly UnitName[]>> {
    this.communes ??= this.loadPlaces();
    this.communes.catch(() => (this.communes = null));
    return this.communes;
  }

  private async loadPlaces(): Promise<ReadonlyMap<string, readonly UnitName[]>> {
    const rows = await this.db.query<CommuneRow>(COMMUNES);
    return new Map(
      rows.map(({ code, kind, name, nameEn, provinceKind, provinceName, provinceNameEn }) => [
        code,
        [
          { kind, name, nameEn },
          { kind: provinceKind, name: provinceName, nameEn: provinceNameEn },
        ],
      ]),
    );
  }
}

function decisionOf(step: StepRow | null): TraceDecision | null {
  if (step === null) return null;
  const by = step.by === 'owner' || step.by === 'staff' ? 'business' : 'office';
  return { ...step, at: new Date(step.at), by };
}

function lotOf({ lotNumber, quantity, unit, madeOn, expiresOn }: TraceLot): TraceLot {
  return { lotNumber, quantity, unit, madeOn, expiresOn };
}
