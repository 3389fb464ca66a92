import { HOME } from '../area-codes/markets.js';
import type { RegistrationState } from '../area-codes/registration.entity.js';
import { standingOn } from '../area-codes/standing.js';
import type { CodeStatus } from '../codes/code.entity.js';
import type { EventStep } from '../diary/diary-steps.js';
import { imagePath, type Picture, pictureSource } from '../images/picture.js';
import type { LotStatus } from '../lots/lot.entity.js';
import type { UnitName } from '../places/place-names.js';
import type { ProductStatus } from '../products/product.entity.js';
import type { Discloser } from '../disclosure/disclosure.js';
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

/** What the statements of `trace.sql.ts` answer. */
export interface TraceRow {
  readonly product: Omit<TraceProduct, 'image' | 'pictures'> & {
    readonly id: string;
    readonly pictures: readonly (Picture & Pick<TracePicture, 'altVi' | 'altEn'>)[] | null;
    readonly variants: readonly VariantRow[] | null;
    readonly status: ProductStatus;
    readonly statusReason: string | null;
    readonly sample: boolean;
  };
  readonly lot:
    | (TraceLot & {
        readonly id: string;
        readonly status: LotStatus;
        readonly statusReason: string | null;
      })
    | null;
  /** The unit of sale that is meant. */
  readonly variantId: string | null;
  readonly code: {
    readonly code: string;
    readonly status: CodeStatus;
    readonly statusReason: string | null;
  } | null;
  readonly business: Omit<TraceBusiness, 'place' | 'recordedAs'> &
    Discloser & {
      readonly id: string;
      /** Whose record it is: the same one, or one that was merged into it. */
      readonly ownId: string;
      readonly ownName: string;
      readonly status: string;
      readonly communeCode: string;
      readonly street: string;
    };
  /** Of a page without a lot. */
  readonly lots: readonly TraceLotLine[] | null;
  readonly steps: Readonly<Record<'code' | 'lot' | 'product' | 'business', StepRow | null>>;
  readonly events: readonly EventRow[] | null;
  readonly areas: readonly AreaRow[] | null;
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
  readonly imageSha256: string | null;
  readonly correctionReason: string | null;
  readonly edges: readonly Edge[] | null;
}

/** Role, growing area (null: the lot), quantity, unit; in their order. */
type Edge = readonly [string, string | null, number | null, string | null];

interface AreaRow extends Pick<TraceArea, 'id' | 'name' | 'crop' | 'code'> {
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

export function picturesOf({ product }: TraceRow): TracePicture[] {
  return (product.pictures ?? []).map(({ altVi, altEn, ...picture }) => ({
    ...pictureSource(picture),
    altVi,
    altEn,
  }));
}

/** Those that are sold, and the one that is meant whatever became of it. */
export function variantsOf({ product, variantId }: TraceRow): TraceVariant[] {
  return (product.variants ?? [])
    .filter(({ id, ended }) => !ended || id === variantId)
    .map(({ id, ...variant }) => ({ ...variant, meant: id === variantId }));
}

export function eventsOf({ events }: TraceRow, areas: readonly TraceArea[]): TraceEvent[] {
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  return (events ?? []).map(({ imageSha256, edges, eventTime, ...event }) => ({
    ...event,
    eventTime: new Date(eventTime),
    image: imageSha256 === null ? null : imagePath(imageSha256),
    areaNames: (edges ?? []).flatMap(([, area]) => (area === null ? [] : (names.get(area) ?? []))),
    input: amountOf(edges, ['input']),
    output: amountOf(edges, ['output', 'subject']),
  }));
}

function amountOf(edges: readonly Edge[] | null, roles: readonly string[]) {
  const [, , quantity, unit] =
    (edges ?? []).find(([role, area, amount]) => area === null && amount !== null && roles.includes(role)) ??
    [];
  return quantity == null || unit == null ? null : { quantity, unit };
}

/** The areas, those that gave most first; how much each gave where all harvests were weighed in one unit. */
export function areasOf(
  { areas, events }: TraceRow,
  places: ReadonlyMap<string, readonly UnitName[]>,
  today: string,
): TraceArea[] {
  const harvests = (events ?? []).flatMap(({ step, edges }) =>
    step === 'harvested' ? (edges ?? []).filter(([, area]) => area !== null) : [],
  );
  const unit = harvests[0]?.[3] ?? null;
  const oneUnit = harvests.every(([, , quantity, own]) => own === unit && quantity !== null);
  const total = harvests.reduce((sum, [, , quantity]) => sum + (quantity ?? 0), 0);
  return (areas ?? [])
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
function standingsOf(status: AreaStatus, codes: NonNullable<AreaRow['codes']>, today: string) {
  const latest = new Map(codes.map((code) => [code.market, standingOn(today, code)]));
  const home = latest.get(HOME);
  return {
    status: status === 'active' && home != null ? home : status,
    stoppedAbroad: [...latest].flatMap(([market, standing]) =>
      market === HOME || standing === null || standing === 'active' ? [] : [{ market, standing }],
    ),
  };
}

/** Those of the product and its business first; one that stands on several things is told once. */
export function certificatesOf({ certificates, areas }: TraceRow): TraceCertificate[] {
  const told = new Map<string, TraceCertificate>();
  for (const one of certificates ?? []) told.set(one.id, { ...one, areaName: null });
  for (const area of areas ?? [])
    for (const one of area.certificates ?? [])
      if (!told.has(one.id)) told.set(one.id, { ...one, areaName: area.name });
  return [...told.values()].sort((a, b) => Number(b.confirmed) - Number(a.confirmed));
}

/** The first day among these from which on the page has to say something else: the earliest end that is still to come. */
export function holdsUntil(
  { lot, lots }: TraceRow,
  certificates: readonly TraceCertificate[],
  today: string,
): string | null {
  const ends = [...certificates, ...(lots ?? []), ...(lot === null ? [] : [lot])].flatMap(({ expiresOn }) =>
    expiresOn !== null && expiresOn >= today ? [expiresOn] : [],
  );
  return ends.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null);
}

function rectangle([west, south, east, north]: AreaRow['outline']): CoarseArea {
  const ring: CoarseArea['coordinates'][0] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}
