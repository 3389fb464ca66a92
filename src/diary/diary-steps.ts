import { FARM_STEP_MEANING, type FarmStep } from '../standards/epcis/farm-steps.js';

/** The steps a lot's diary knows, in the order of a season. */
export const EVENT_STEPS = [
  'sown',
  'in_season',
  'tended',
  'harvested',
  'processed',
  'packed',
  'shipped',
] as const satisfies readonly FarmStep[];
export type EventStep = (typeof EVENT_STEPS)[number];

/** What a step is in EPCIS 2.0 and CBV 2.0; `bizStep` is a bare term of CBV or, where it has none, our own. */
export function meaningOf(step: EventStep) {
  const { eventType, action, bizStep, disposition } = FARM_STEP_MEANING[step];
  return { type: eventType, action, bizStep: 'cbv' in bizStep ? bizStep.cbv : bizStep.own, disposition };
}
