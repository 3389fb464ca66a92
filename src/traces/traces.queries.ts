import { Inject, Injectable } from '@nestjs/common';
import { canonicalUri } from '../codes/canonical-uri.js';
import { CONFIG, type Config } from '../config.js';
import type { UnitName } from '../places/place-names.js';
import { type Audience, type Disclosed, type Discloser, seenBy } from '../disclosure/disclosure.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { dayOf } from '../platform/time-zone.js';
import type { Subject } from './resolve.js';
import type {
  TraceBusiness,
  TraceDecision,
  TraceDocument,
  TraceLot,
  TraceLotLine,
  TraceProduct,
} from './trace-document.js';
import { verdictOf } from './trace-document.js';
import { ReadTogether } from './read-together.js';
import { TraceParts } from './trace-parts.js';
import {
  areaIdsOf,
  type AreaPart,
  areasOf,
  type BusinessPart,
  certificatesOf,
  eventsOf,
  holdsUntil,
  type LotsRow,
  picturesOf,
  type ProductPart,
  type StepRow,
  type SubjectRow,
  variantsOf,
} from './trace-row.js';
import { COMMUNES, LOTS_OF_PRODUCT, LOTS_SHOWN, TRACE_BY_CODE, TRACE_BY_GTIN } from './trace.sql.js';

interface CommuneRow extends UnitName {
  code: string;
  provinceKind: string;
  provinceName: string;
  provinceNameEn: string;
}

interface CodeRow extends SubjectRow {
  readonly asked: string;
}

@Injectable()
export class TracesQueries {
  private communes: Promise<ReadonlyMap<string, readonly UnitName[]>> | null = null;
  private readonly byCode = new ReadTogether<CodeRow>(
    (codes) => this.db.prepared<CodeRow>('trace-by-code', TRACE_BY_CODE, [codes.join(' ')]),
    ({ asked }) => asked,
  );

  constructor(
    private readonly db: Database,
    private readonly parts: TraceParts,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * What a code or a GTIN opens; null when it names nothing of ours. A lot that is not declared walks up to the product, as GS1's
   * resolver standard asks.
   */
  async find(subject: Subject, audience: Audience = 'public'): Promise<TraceDocument | null> {
    const row = subject.kind === 'code' ? await this.byCode.get(subject.code) : await this.byGtin(subject);
    if (row === undefined) return null;
    const [places, product, business, ofLots] = await Promise.all([
      this.places(),
      this.parts.product(row.productId),
      this.parts.business(row.businessId),
      row.lot === null
        ? this.lotsOf(row.productId)
        : { lots: null, areaIds: areaIdsOf(row.lot.events ?? []) },
    ]);
    const areas = await this.parts.areas(ofLots.areaIds);
    const found = { ...row, product, business, areas, lots: ofLots.lots ?? [] };
    return this.assemble(subject, found, places, audience);
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

  private async byGtin({ gtin, lots }: Exclude<Subject, { kind: 'code' }>): Promise<SubjectRow | undefined> {
    return (await this.db.prepared<SubjectRow>('trace-by-gtin', TRACE_BY_GTIN, [gtin, lots]))[0];
  }

  private async lotsOf(productId: string): Promise<LotsRow> {
    const [row] = await this.db.prepared<LotsRow>('trace-lots', LOTS_OF_PRODUCT, [productId]);
    return row ?? { lots: null, areaIds: [] };
  }

  private assemble(
    subject: Subject,
    { code, lot, variantId, product, business, areas: allAreas, lots }: Found,
    places: ReadonlyMap<string, readonly UnitName[]>,
    audience: Audience,
  ): TraceDocument {
    const quantities = seenBy(audience, business)('quantities');
    const today = dayOf(this.clock.now(), this.config.registry.timeZone);
    const unknownLot = subject.kind === 'gtin' && lot === null ? (subject.lots[0] ?? null) : null;
    const verdict = verdictOf({
      business,
      product: { status: product.status, reason: product.statusReason },
      lot: lot === null ? null : { status: lot.status, reason: lot.statusReason, expiresOn: lot.expiresOn },
      code: code === null ? null : { status: code.status, reason: code.statusReason },
      lotUnknown: unknownLot !== null,
      today,
    });
    const waiting = verdict.code === 'not-released';
    const events = waiting ? [] : (lot?.events ?? []);
    const areas = waiting ? [] : allAreas;
    const shownAreas = areasOf(areas, events, places, today);
    const variants = variantsOf(product, variantId);
    const meant = variants.find((variant) => variant.meant);
    const certificates = certificatesOf(product, business, areas, today);
    return {
      uri: canonicalUri(this.config.http.publicUrl, {
        code: code?.code ?? '',
        gtin: meant?.gtin ?? product.gtin,
        lotNumber: lot?.lotNumber ?? null,
      }),
      code: code?.code ?? null,
      verdict,
      decision:
        verdict.code === 'suspended'
          ? decisionOf({ code, lot, product, business }[verdict.about]?.stoppedBy ?? null)
          : null,
      lots: lots.slice(0, LOTS_SHOWN),
      moreLots: lots.length > LOTS_SHOWN,
      product: productOf(product),
      variants,
      lot: lot === null || waiting ? null : lotOf(quantities ? lot : { ...lot, quantity: null, unit: null }),
      unknownLot,
      waitingLot: waiting ? (lot?.lotNumber ?? null) : null,
      business: businessOf(business, places, audience),
      areas: quantities ? shownAreas : shownAreas.map((area) => ({ ...area, amount: null })),
      events: eventsOf(events, shownAreas).map((event) =>
        quantities ? event : { ...event, input: null, output: null },
      ),
      certificates,
      sample: product.sample,
      holdsUntil: holdsUntil([...certificates, ...lots, ...(lot === null ? [] : [lot])], today),
      shows: `${product.id} ${variantId ?? ''} ${lot?.id ?? ''} ${unknownLot ?? ''}`,
      dependsOn: [
        product.id,
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

interface Found extends Pick<SubjectRow, 'code' | 'lot' | 'variantId'> {
  readonly product: ProductPart;
  readonly business: BusinessPart;
  readonly areas: readonly AreaPart[];
  readonly lots: readonly TraceLotLine[];
}

function decisionOf(step: StepRow | null): TraceDecision | null {
  if (step === null) return null;
  const by = step.by === 'owner' || step.by === 'staff' ? 'business' : 'office';
  return { ...step, at: new Date(step.at), by };
}

function productOf(product: ProductPart): TraceProduct {
  const { id: _id, status: _state, statusReason: _why, stoppedBy: _step, ...rest } = product;
  const { certificates: _others, variants: _sold, sample: _sample, ...named } = rest;
  const pictures = picturesOf(product);
  return { ...named, image: pictures[0]?.src ?? null, pictures };
}

function businessOf(
  business: BusinessPart,
  places: ReadonlyMap<string, readonly UnitName[]>,
  audience: Audience,
): TraceBusiness {
  const sees = seenBy(audience, business);
  const told = <T>(field: Disclosed, value: T): T | null => (sees(field) ? value : null);
  return {
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
  };
}

function lotOf({ lotNumber, quantity, unit, madeOn, expiresOn }: TraceLot): TraceLot {
  return { lotNumber, quantity, unit, madeOn, expiresOn };
}
