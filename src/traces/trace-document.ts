import type { BusinessKind } from '../businesses/business.entity.js';
import type { EventStep } from '../diary/diary-steps.js';
import type { LotStatus } from '../lots/lot.entity.js';
import type { Standing } from '../area-codes/standing.js';
import type { ProductCategory, ProductStatus } from '../products/product.entity.js';
import type { CertificateKind } from '../certificates/certificate.entity.js';
import type { CodeStatus } from '../codes/code.entity.js';
import type { CoarseArea } from '../standards/geo/coarsen.js';
import type { UnitName } from '../places/place-names.js';
import type { MeasureUnit } from '../standards/units/measure-unit.js';
import type { PictureSource } from '../ui/picture.js';

/** Everything a page says about a product or a lot: plain data, of which nothing is secret from whom it was read for. */
export interface TraceDocument {
  readonly uri: string;
  /** The code that was opened; null when a GTIN was. */
  readonly code: string | null;
  readonly verdict: Verdict;
  /** What a suspension rests on; null where nothing is suspended, or before such things were recorded. */
  readonly decision: TraceDecision | null;
  readonly product: TraceProduct;
  readonly lot: TraceLot | null;
  /** Units in which the product is sold today, and one that has ended where it was asked for. */
  readonly variants: readonly TraceVariant[];
  /** The lot number that was asked for and is not declared: the page is the product's. */
  readonly unknownLot: string | null;
  /** The lot that is declared but not on sale: nothing else of it is published. */
  readonly waitingLot: string | null;
  /** Of a page without a lot: lots that were put on sale, newest first. */
  readonly lots: readonly TraceLotLine[];
  readonly moreLots: boolean;
  readonly business: TraceBusiness;
  readonly areas: readonly TraceArea[];
  readonly events: readonly TraceEvent[];
  /** Of the product, its business and the areas shown; none that has ended. */
  readonly certificates: readonly TraceCertificate[];
  readonly sample: boolean;
  /** The day after which it says something else by itself, a certificate or a lot having come to its end; null for none. */
  readonly holdsUntil: string | null;
  /** What is shown, whatever it was called: two documents that say the same are one page. */
  readonly shows: string;
  /** Ids of everything the page depends on; a change to one of them ends its life in the cache. */
  readonly dependsOn: readonly string[];
}

export type VerdictCode =
  | 'valid' // the lot is on sale
  | 'valid-product' // the product is in order; nothing was said of a lot
  | 'lot-unknown' // walk-up: the lot is not declared, so here is the product
  | 'expired'
  | 'suspended'
  | 'recalled'
  | 'pending' // the product is not approved yet, so nothing of it is published
  | 'not-released' // the product is in order, the lot is not on sale yet
  | 'ended'; // closed or void: the code still opens and says so

export interface Verdict {
  readonly code: VerdictCode;
  /** What an official or the producer gave as the reason. */
  readonly reason: string | null;
  /** What the verdict is about. */
  readonly about: 'code' | 'lot' | 'product' | 'business';
}

export interface TraceProduct {
  readonly nameVi: string;
  readonly nameEn: string | null;
  readonly descriptionVi: string | null;
  readonly descriptionEn: string | null;
  /** Path of the cover. */
  readonly image: string | null;
  /** In their order; the first is the cover. */
  readonly pictures: readonly TracePicture[];
  readonly brand: string | null;
  readonly netContent: string | null;
  readonly standards: string | null;
  readonly gtin: string | null;
  readonly category: ProductCategory | null;
  readonly ingredientsVi: string | null;
  readonly ingredientsEn: string | null;
  readonly warningsVi: string | null;
  readonly warningsEn: string | null;
  readonly storageVi: string | null;
  readonly storageEn: string | null;
  /** Where it is sold, as long as somebody answers there. */
  readonly shopUrls: readonly string[];
  readonly shelfLifeDays: number | null;
}

export interface TracePicture extends PictureSource {
  readonly altVi: string | null;
  readonly altEn: string | null;
}

/** A unit in which a product is sold. */
export interface TraceVariant {
  readonly nameVi: string;
  readonly nameEn: string | null;
  /** Net content of one, in a unit of UN/ECE Recommendation 20. */
  readonly quantity: number | null;
  readonly unit: MeasureUnit | null;
  /** Of a carton: units of sale in it. */
  readonly innerCount: number | null;
  readonly gtin: string | null;
  /** Not sold any more. */
  readonly ended: boolean;
  /** The one that was scanned, or that the lot is of. */
  readonly meant: boolean;
}

export interface TraceLot {
  readonly lotNumber: string;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly madeOn: string | null;
  readonly expiresOn: string | null;
}

export interface TraceDecision {
  readonly at: Date;
  readonly reason: string | null;
  /** Of the decision on paper, where there is one. */
  readonly number: string | null;
  /** Number of the entry in the register's history, which nobody can change. */
  readonly entry: number;
  readonly by: 'office' | 'business';
}

export interface TraceLotLine {
  readonly lotNumber: string;
  /** Its own code; without one and without a GTIN it has no page. */
  readonly code: string | null;
  readonly madeOn: string | null;
  readonly expiresOn: string | null;
  readonly status: LotStatus;
  /** Something is recorded of where it came from. */
  readonly told: boolean;
  /** Of the unit of sale it is of, else of the product. */
  readonly gtin: string | null;
}

export interface TraceBusiness {
  /** Of its public page. */
  readonly id: string;
  readonly name: string;
  /** The name under which it was recorded, where that business went into this one since. */
  readonly recordedAs: string | null;
  readonly kind: BusinessKind;
  /** A household's identity is personal data and never here. */
  readonly taxCode: string | null;
  /** Commune and province of today. */
  readonly place: readonly UnitName[];
  /** Hamlet, house number, street; of a household nothing below the commune. */
  readonly street: string | null;
  readonly formerAddress: string | null;
  readonly website: string | null;
  readonly gln: string | null;
  /** Whom to ask, where the business shows it to this reader and the people have agreed. */
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly contactEmail: string | null;
}

export type AreaStatus = 'draft' | 'submitted' | 'amend' | 'active' | 'suspended' | 'refused' | 'closed';

export interface TraceArea {
  readonly id: string;
  readonly name: string;
  readonly crop: string;
  readonly code: string | null;
  /** As its code at home stands. */
  readonly status: AreaStatus | Standing;
  /** Markets abroad where its code is not in force. */
  readonly stoppedAbroad: readonly { readonly market: string; readonly standing: Standing }[];
  readonly place: readonly UnitName[];
  /** A rectangle of grid cells around the area; its boundary is nobody's business. */
  readonly outline: CoarseArea;
  readonly hectares: number;
  readonly amount: { readonly quantity: number; readonly unit: string } | null;
  /** Of everything harvested for this lot, where it was weighed in one unit; 0 to 1. */
  readonly share: number | null;
}

export interface TraceCertificate {
  readonly id: string;
  readonly kind: CertificateKind;
  readonly title: string | null;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: string;
  /** The last day it holds; null for ever. */
  readonly expiresOn: string | null;
  readonly stars: number | null;
  /** The office has seen the paper; else the producer declares it. */
  readonly confirmed: boolean;
  /** Of a growing area: which. */
  readonly areaName: string | null;
}

export interface TraceEvent {
  readonly id: string;
  readonly step: EventStep;
  readonly eventTime: Date;
  readonly place: string | null;
  readonly note: string | null;
  /** Path of the photo, for programs; `picture` has its sizes. */
  readonly image: string | null;
  readonly picture: PictureSource | null;
  readonly areaNames: readonly string[];
  readonly input: { readonly quantity: number; readonly unit: string } | null;
  readonly output: { readonly quantity: number; readonly unit: string } | null;
  /** It took the place of one declared erroneous, for this reason. */
  readonly correctionReason: string | null;
}

export interface States {
  readonly business: { readonly status: string };
  readonly product: { readonly status: ProductStatus; readonly reason: string | null };
  readonly lot: {
    readonly status: LotStatus;
    readonly reason: string | null;
    readonly expiresOn: string | null;
  } | null;
  readonly code: { readonly status: CodeStatus; readonly reason: string | null } | null;
  readonly lotUnknown: boolean;
  /** `2026-11-21` in the registry's time zone. */
  readonly today: string;
}

/** The one sentence a page begins with: the gravest thing first. */
export function verdictOf({ business, product, lot, code, lotUnknown, today }: States): Verdict {
  if (lot?.status === 'recalled') return { code: 'recalled', reason: lot.reason, about: 'lot' };
  if (code?.status === 'recalled') return { code: 'recalled', reason: code.reason, about: 'code' };
  if (code?.status === 'suspended') return { code: 'suspended', reason: code.reason, about: 'code' };
  if (product.status === 'suspended') return { code: 'suspended', reason: product.reason, about: 'product' };
  if (business.status === 'suspended') return { code: 'suspended', reason: null, about: 'business' };
  if (lot?.status === 'held') return { code: 'suspended', reason: lot.reason, about: 'lot' };
  if (code?.status === 'void') return { code: 'ended', reason: code.reason, about: 'code' };
  if (business.status === 'closed') return { code: 'ended', reason: null, about: 'business' };
  if (product.status === 'closed') return { code: 'ended', reason: null, about: 'product' };
  if (lot?.status === 'closed') return { code: 'ended', reason: lot.reason, about: 'lot' };
  if (product.status !== 'active') return { code: 'pending', reason: null, about: 'product' };
  if (lot?.status === 'open') return { code: 'not-released', reason: null, about: 'lot' };
  if (lot?.expiresOn != null && lot.expiresOn < today) return { code: 'expired', reason: null, about: 'lot' };
  if (lotUnknown) return { code: 'lot-unknown', reason: null, about: 'lot' };
  return {
    code: lot === null ? 'valid-product' : 'valid',
    reason: null,
    about: lot === null ? 'product' : 'lot',
  };
}
