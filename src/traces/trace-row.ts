import { HOME } from '../area-codes/markets.js';
import type { RegistrationState } from '../area-codes/registration.entity.js';
import { standingOn } from '../area-codes/standing.js';
import type { CodeStatus } from '../codes/code.entity.js';
import type { EventStep } from '../diary/diary-steps.js';
import type { Discloser } from '../disclosure/disclosure.js';
import { type Picture, pictureSource } from '../images/picture.js';
import type { LotStatus } from '../lots/lot.entity.js';
import type { UnitName } from '../places/place-names.js';
import type { ProductStatus } from '../products/product.entity.js';
import type { CoarseArea } from '../standards/geo/coarsen.js';
import type {
  AreaStatus,
  TraceArea,
  TraceCertificate,
  TraceBusiness,
  TraceEvent,
  TraceLot,
  TraceLotLine,
  TracePicture,
  TraceProduct,
  TraceVariant,
} from './trace-document.js';

/** What the statements of `trace.sql.ts` answer: of a code or a GTIN what no other page shows. */
export interface SubjectRow {
  readonly productId: string;
  readonly businessId: string;
  /** The unit of sale that is meant. */
  readonly variantId: string | null;
  readonly code: {
    readonly code: string;
    readonly status: CodeStatus;
    readonly statusReason: string | null;
    readonly stoppedBy: StepRow | null;
  } | null;
  readonly lot:
    | (TraceLot & {
        readonly id: string;
        readonly status: LotStatus;
        readonly statusReason: string | null;
        readonly stoppedBy: StepRow | null;
        readonly events: readonly EventRow[] | null;
      })
    | null;
}

/** What a page without a lot tells of all of them. */
export interface LotsRow {
  readonly lots: readonly TraceLotLine[] | null;
  readonly areaIds: readonly string[];
}

export interface ProductPart extends Omit<TraceProduct, 'image' | 'pictures'> {
  readonly id: string;
  readonly pictures: readonly (Picture & Pick<TracePicture, 'altVi' | 'altEn'>)[] | null;
  readonly variants: readonly VariantRow[] | null;
  readonly status: ProductStatus;
  readonly statusReason: string | null;
  readonly sample: boolean;
  readonly stoppedBy: StepRow | null;
  readonly certificates: readonly CertificateRow[] | null;
}

export interface BusinessPart extends Omit<TraceBusiness, 'place' | 'recordedAs'>, Discloser {
  readonly id: string;
  /** Whose record it is: the same one, or one that was merged into it. */
  readonly ownId: string;
  readonly ownName: string;
  readonly status: string;
  readonly communeCode: string;
  readonly street: string;
  readonly stoppedBy: StepRow | null;
  readonly certificates: readonly CertificateRow[] | null;
}

type VariantRow = Omit<TraceVariant, 'meant'> & { readonly id: string };

type CertificateRow = Omit<TraceCertificate, 'areaName'>;

export interface StepRow {
  readonly at: string;
  readonly reason: string | null;
  readonly number: string | null;
  readonly entry: number;
  readonly by: string;
}

interface EventRow {
  readonly id: string;
  readonly step: EventStep;
  readonly eventTime: string;
  readonly place: string | null;
  readonly note: string | null;
  readonly picture: Picture | null;
  readonly correctionReason: string | null;
  readonly edges: readonly Edge[] | null;
}

/** Role, growing area (null: the lot), quantity, unit; in their order. */
type Edge = readonly [string, string | null, number | null, string | null];

export interface AreaPart extends Pick<TraceArea, 'id' | 'name' | 'crop' | 'code'> {
  readonly status: AreaStatus;
  /** Codes it has or had, the oldest first. */
  readonly codes:
    | readonly { readonly market: string; readonly state: RegistrationState; readonly until: string | null }[]
    | null;
  readonly certificates: readonly CertificateRow[] | null;
  readonly areaM2: number;
  readonly outline: readonly [number, number, number, number];
  readonly communeCode: string;
}

export function picturesOf({ pictures }: ProductPart): TracePicture[] {
  return (pictures ?? []).map(({ altVi, altEn, ...picture }) => ({
    ...pictureSource(picture),
    altVi,
    altEn,
  }));
}

/** Those that are sold, and the one that is meant whatever became of it. */
export function variantsOf({ variants }: ProductPart, meant: string | null): TraceVariant[] {
  return (variants ?? [])
    .filter(({ id, ended }) => !ended || id === meant)
    .map(({ id, ...variant }) => ({ ...variant, meant: id === meant }));
}

type Events = readonly EventRow[];

/** Growing areas that events name. */
export function areaIdsOf(events: Events): string[] {
  const ids = events.flatMap(({ edges }) => (edges ?? []).flatMap(([, area]) => area ?? []));
  return [...new Set(ids)];
}

export function eventsOf(events: Events, areas: readonly TraceArea[]): TraceEvent[] {
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  return events.map(({ picture, edges, eventTime, ...event }) => {
    const shown = picture === null ? null : pictureSource(picture);
    return {
      ...event,
      eventTime: new Date(eventTime),
      image: shown?.src ?? null,
      picture: shown,
      areaNames: (edges ?? []).flatMap(([, area]) => (area === null ? [] : (names.get(area) ?? []))),
      input: amountOf(edges, ['input']),
      output: amountOf(edges, ['output', 'subject']),
    };
  });
}

function amountOf(edges: readonly Edge[] | null, roles: readonly string[]) {
  const [, , quantity, unit] =
    (edges ?? []).find(([role, area, amount]) => area === null && amount !== null && roles.includes(role)) ??
    [];
  return quantity == null || unit == null ? null : { quantity, unit };
}

/** The areas, those that gave most first; how much each gave where all harvests were weighed in one unit. */
export function areasOf(
  areas: readonly AreaPart[],
  events: Events,
  places: ReadonlyMap<string, readonly UnitName[]>,
  today: string,
): TraceArea[] {
  const harvests = events.flatMap(({ step, edges }) =>
    step === 'harvested' ? (edges ?? []).filter(([, area]) => area !== null) : [],
  );
  const unit = harvests[0]?.[3] ?? null;
  const oneUnit = harvests.every(([, , quantity, own]) => own === unit && quantity !== null);
  const total = harvests.reduce((sum, [, , quantity]) => sum + (quantity ?? 0), 0);
  return areas
    .map(({ areaM2, outline, communeCode, codes, status, certificates: _told, ...area }): TraceArea => {
      const own = harvests.reduce((sum, [, id, quantity]) => sum + (id === area.id ? (quantity ?? 0) : 0), 0);
      const known = oneUnit && unit !== null && total > 0 && own > 0;
      return {
        ...area,
        ...standingsOf(status, codes ?? [], today),
        place: places.get(communeCode) ?? [],
        hectares: areaM2 / 10_000,
        outline: rectangle(outline),
        amount: known ? { quantity: own, unit } : null,
        share: known ? own / total : null,
      };
    })
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
}

/** How its code at home stands, and where abroad it does not: of several in one market the latest counts. */
function standingsOf(status: AreaStatus, codes: NonNullable<AreaPart['codes']>, today: string) {
  const latest = new Map(codes.map((code) => [code.market, standingOn(today, code)]));
  const home = latest.get(HOME);
  return {
    status: status === 'active' && home != null ? home : status,
    stoppedAbroad: [...latest].flatMap(([market, standing]) =>
      market === HOME || standing === null || standing === 'active' ? [] : [{ market, standing }],
    ),
  };
}

/**
 * Those that hold on a day, confirmed ones first; among them those of the product and its business, the newest first. One that
 * stands on several things is told once.
 */
export function certificatesOf(
  product: ProductPart,
  business: BusinessPart,
  areas: readonly AreaPart[],
  today: string,
): TraceCertificate[] {
  const told = new Map<string, TraceCertificate>();
  const own = [...(product.certificates ?? []), ...(business.certificates ?? [])].sort(newestFirst);
  for (const one of own) told.set(one.id, { ...one, areaName: null });
  for (const area of areas)
    for (const one of [...(area.certificates ?? [])].sort(newestFirst))
      if (!told.has(one.id)) told.set(one.id, { ...one, areaName: area.name });
  return [...told.values()]
    .filter(({ expiresOn }) => expiresOn === null || expiresOn >= today)
    .sort((a, b) => Number(b.confirmed) - Number(a.confirmed));
}

function newestFirst(a: CertificateRow, b: CertificateRow): number {
  if (a.issuedOn !== b.issuedOn) return a.issuedOn < b.issuedOn ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

/** The first day among these from which on the page has to say something else: the earliest end that is still to come. */
export function holdsUntil(
  ending: readonly { readonly expiresOn: string | null }[],
  today: string,
): string | null {
  return ending.reduce<string | null>(
    (first, { expiresOn: day }) =>
      day === null || day < today || (first !== null && first <= day) ? first : day,
    null,
  );
}

function rectangle([west, south, east, north]: AreaPart['outline']): CoarseArea {
  const ring: CoarseArea['coordinates'][0] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}
