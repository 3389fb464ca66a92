import type { Action, EventType } from './types.js';
import { type BizStep, cbvBare, type Disposition } from './cbv.js';

/** What a grower, packer or carrier writes in the diary. */
export const FARM_STEPS = [
  'sown',
  'in_season',
  'tended',
  'harvested',
  'inspected',
  'sampled',
  'processed',
  'packed',
  'packed_into_container',
  'stored',
  'shipped',
  'received',
  'sold',
  'discarded',
] as const;

export type FarmStep = (typeof FARM_STEPS)[number];

/** A term of the registry's own where CBV 2.0 has none; its URI is `{registry}/voc/BizStep-{term}`. */
export type OwnBizStep = 'sowing' | 'growing' | 'tending';

export interface FarmStepMeaning {
  readonly eventType: Extract<EventType, 'ObjectEvent' | 'AggregationEvent' | 'TransformationEvent'>;
  /** A TransformationEvent has no action (EPCIS 2.0, 7.4.5). */
  readonly action: Action | null;
  readonly bizStep: { readonly cbv: BizStep } | { readonly own: OwnBizStep };
  readonly disposition: Disposition | null;
}

/**
 * How a diary entry is said in EPCIS 2.0 and CBV 2.0.
 *
 * CBV has no term for farming before the harvest (GS1 lists none for sowing, growing or tending), so those three
 * are the registry's own URIs, as CBV 2.0 section 7 allows for user vocabulary. From the harvest on, standard
 * terms fit: CBV defines `creating_class_instance` as producing an amount of a lot, also repeatedly for the same lot,
 * and names harvested crops as an example; `commissioning` is kept for giving single items their identity.
 * - `sown`: the season begins to exist as a class of crop on a plot, hence ADD (and `ilmd` may carry seed and date).
 * - `harvested`: the lot begins to exist, hence ADD; `ilmd` carries the harvest date. When the season is an input whose
 *   yield is accounted for, use `processed` instead: inputs and outputs of one TransformationEvent.
 * - `packed` says that a lot was packed; `packed_into_container` also says into which parent (SSCC or own code),
 *   which an AggregationEvent requires (EPCIS 2.0, 7.4.3).
 * - `inspected` carries no disposition: the finding (`conformant`, `non_conformant`) is the inspector's to add.
 */
export const FARM_STEP_MEANING: Readonly<Record<FarmStep, FarmStepMeaning>> = {
  sown: object('ADD', { own: 'sowing' }, 'in_progress'),
  in_season: object('OBSERVE', { own: 'growing' }, 'in_progress'),
  tended: object('OBSERVE', { own: 'tending' }, 'in_progress'),
  harvested: object('ADD', { cbv: 'creating_class_instance' }, 'active'),
  inspected: object('OBSERVE', { cbv: 'inspecting' }, null),
  sampled: object('OBSERVE', { cbv: 'sampling' }, 'in_progress'),
  processed: {
    eventType: 'TransformationEvent',
    action: null,
    bizStep: { cbv: 'creating_class_instance' },
    disposition: 'active',
  },
  packed: object('OBSERVE', { cbv: 'packing' }, 'in_progress'),
  packed_into_container: {
    eventType: 'AggregationEvent',
    action: 'ADD',
    bizStep: { cbv: 'packing' },
    disposition: 'in_progress',
  },
  stored: object('OBSERVE', { cbv: 'storing' }, 'in_progress'),
  shipped: object('OBSERVE', { cbv: 'shipping' }, 'in_transit'),
  received: object('OBSERVE', { cbv: 'receiving' }, 'in_progress'),
  sold: object('OBSERVE', { cbv: 'retail_selling' }, 'retail_sold'),
  discarded: object('DELETE', { cbv: 'destroying' }, 'destroyed'),
};

function object(
  action: Action,
  bizStep: FarmStepMeaning['bizStep'],
  disposition: Disposition | null,
): FarmStepMeaning {
  return { eventType: 'ObjectEvent', action, bizStep, disposition };
}

/**
 * The `bizStep` value for a document: a bare CBV term, or the registry's own URI.
 *
 * @param registry the registry's origin without a final slash, as in `https://truyxuat.example.vn`.
 */
export function farmBizStep(step: FarmStep, registry: string): string {
  const { bizStep } = FARM_STEP_MEANING[step];
  return 'cbv' in bizStep ? bizStep.cbv : `${registry}/voc/BizStep-${bizStep.own}`;
}

/** The diary step that an event's type and business step (in any notation) stand for, or null when it is none of ours. */
export function farmStepOf(eventType: EventType, bizStep: string, registry: string): FarmStep | null {
  const term = cbvBare('bizStep', bizStep);
  const found = FARM_STEPS.find(
    (step) => FARM_STEP_MEANING[step].eventType === eventType && farmBizStep(step, registry) === term,
  );
  return found ?? null;
}
