import type { RegistrationCause } from '../area-codes/registration.entity.js';
import type { BusinessInput } from '../businesses/businesses.dto.js';
import type { AmountDto } from '../diary/diary.dto.js';
import type { EventStep } from '../diary/diary-steps.js';
import type { ProductCategory } from '../products/product.entity.js';
import type { VariantInputDto } from '../products/variants.dto.js';
import type { Drawing } from './drawings.js';

// What the samples say, as plain data. Real producers appear with what is publicly known of them; numbers, dates and
// lots are invented for all, and trouble (holds, suspensions, refusals) happens to invented businesses only.

export interface SampleBusiness {
  /** Names its accounts: `owner.{key}@…`. */
  readonly key: string;
  readonly input: BusinessInput;
  /** How many days before its first diary entry it registered; of one without lots, before today. */
  readonly leadDays: number;
  readonly staff?: boolean;
  readonly answer: Answer;
  readonly areas: readonly SampleArea[];
  readonly products: readonly SampleProduct[];
}

/** What the office said; without an answer the dossier lies in its queue. */
export type Answer = 'approved' | 'waiting' | { readonly amend: string };

export interface SampleArea {
  readonly name: string;
  readonly crop: string;
  readonly communeCode: string;
  readonly village: string;
  readonly households: number;
  readonly hectares: number;
  /** Corners as longitude and latitude; the first one is not repeated. */
  readonly corners: readonly (readonly [number, number])[];
  /** Counted in the commune, for the code the office gives. */
  readonly sequence: number;
  readonly answer: Answer;
  readonly suspended?: string;
  /** What the office certified for this year, in kilograms a hectare. */
  readonly kgPerHectare?: number;
  readonly abroad?: readonly SampleMarket[];
}

/** A market abroad that gave the area a code; of invented areas only. */
export interface SampleMarket {
  readonly market: string;
  readonly code: string;
  readonly suspended?: { readonly cause: RegistrationCause; readonly reason: string };
}

export interface SampleProduct {
  readonly nameVi: string;
  readonly nameEn: string;
  readonly descriptionVi: string;
  readonly descriptionEn: string;
  readonly drawing: Drawing;
  readonly category: ProductCategory;
  /** Stars it is publicly known to have; number and days of the paper are invented. */
  readonly ocop?: 4 | 5;
  /** Units of sale; of invented products only. */
  readonly variants?: readonly VariantInputDto[];
  readonly brand?: string;
  readonly netContent: string;
  readonly shelfLifeDays?: number;
  readonly standards?: string;
  readonly gtin?: string;
  readonly answer: Answer;
  readonly suspended?: string;
  readonly lots: readonly SampleLot[];
}

export interface SampleLot {
  /** Before the day of harvest as `YYMMDD`: `FH-` gives `FH-261004`. */
  readonly prefix: string;
  /** Month and day of the harvest; of the years, the last one in which the whole story is over. */
  readonly harvest: `${number}-${number}`;
  /** Day of making, from the harvest. */
  readonly madeDay: number;
  readonly quantity: number;
  readonly unit: string;
  /** Which of the business's areas it was harvested from. */
  readonly area: number;
  readonly steps: readonly SampleStep[];
  /** A step that was first entered otherwise, and corrected the morning after. */
  readonly slip?: { readonly step: number; readonly entered: Partial<SampleStep>; readonly reason: string };
  readonly ends: 'open' | 'released' | { readonly held: string };
  /** Days after the last step that the story goes on: the hold, the suspension. */
  readonly after?: number;
}

export interface SampleStep {
  readonly step: EventStep;
  /** Days from the harvest. */
  readonly day: number;
  /** In the registry's time zone. */
  readonly time: `${number}:${number}`;
  readonly place?: string;
  readonly responsible: string;
  readonly note?: string;
  /** Of a harvest: how much came from the area. */
  readonly taken?: AmountDto;
  readonly input?: AmountDto;
  readonly output?: AmountDto;
}
