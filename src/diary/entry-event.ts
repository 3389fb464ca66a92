import { registryContext } from '../events/sealed-event.js';
import type { EventObject } from '../events/event-objects.js';
import { type EpcisEvent, farmBizStep, type QuantityElement } from '../standards/epcis/index.js';
import { toMeasure } from '../standards/units/units.js';
import { meaningOf, type EventStep } from './diary-steps.js';

export interface Amount {
  readonly quantity: number;
  readonly unit: string;
}

/** An entry of the diary, as far as an event tells it: who did it and what was noted stay in the diary. */
export interface Entry {
  readonly id: string;
  readonly step: EventStep;
  readonly eventTime: Date;
  /** `+07:00` */
  readonly eventTimeZoneOffset: string;
  readonly recordTime: Date;
  readonly place: string | null;
  readonly lot: { readonly id: string; readonly uri: string };
  readonly areas: readonly {
    readonly areaId: string;
    readonly code: string | null;
    readonly amount: Amount | null;
  }[];
  /** What went in, of a step that transforms. */
  readonly input: Amount | null;
  /** What came out, was packed or was shipped. */
  readonly output: Amount | null;
  /** Of its private words (entry-digest.ts). */
  readonly digest: string;
}

/** An entry in the terms of EPCIS 2.0 and CBV 2.0. `root` is the registry's origin. */
export function eventOf(entry: Entry, root: string): EpcisEvent {
  const { type, action, disposition } = meaningOf(entry.step);
  const common = {
    '@context': registryContext(root),
    eventID: `urn:uuid:${entry.id}`,
    bizStep: farmBizStep(entry.step, root),
    ...(disposition === null ? {} : { disposition }),
    eventTime: entry.eventTime.toISOString(),
    eventTimeZoneOffset: entry.eventTimeZoneOffset,
    recordTime: entry.recordTime.toISOString(),
    ...(entry.areas[0] === undefined ? {} : { readPoint: { id: areaUri(entry.areas[0].areaId, root) } }),
    ...(entry.place === null ? {} : { 'daugoc:place': entry.place }),
    'daugoc:entryDigest': entry.digest,
    ...(entry.areas.length === 0 ? {} : { 'daugoc:areas': entry.areas.map((area) => areaOf(area, root)) }),
  };
  const { uri } = entry.lot;
  if (type === 'TransformationEvent') {
    const harvested = entry.areas.map((area) => measured(harvestUri(area.areaId, root), area.amount));
    return {
      ...common,
      type,
      // Something went in even where nobody wrote how much.
      inputQuantityList:
        harvested.length > 0 && entry.input === null
          ? harvested
          : [...harvested, measured(materialUri(uri), entry.input)],
      outputQuantityList: [measured(uri, entry.output)],
    };
  }
  if (action === null || type !== 'ObjectEvent') throw new Error(`${entry.step} is no object event`);
  return { ...common, type, action, quantityList: [measured(uri, entry.output ?? harvestTotal(entry))] };
}

/** What the entry is about: the areas things came from, and the lot as what went in, what came out, or what it was about. */
export function objectsOf(entry: Entry, root: string): EventObject[] {
  const transforms = meaningOf(entry.step).type === 'TransformationEvent';
  const { id: lotId, uri } = entry.lot;
  const areas = entry.areas.map(({ areaId, amount }): EventObject => ({
    role: 'input',
    uri: harvestUri(areaId, root),
    areaId,
    quantity: amount,
  }));
  const consumed: EventObject[] =
    transforms && entry.input !== null
      ? [{ role: 'input', uri: materialUri(uri), lotId, quantity: entry.input }]
      : [];
  return [
    ...areas,
    ...consumed,
    { role: transforms ? 'output' : 'subject', uri, lotId, quantity: entry.output },
  ];
}

function areaUri(areaId: string, root: string): string {
  return `${root}/areas/${areaId}`;
}

/** What an area gives, as a class. */
function harvestUri(areaId: string, root: string): string {
  return `${areaUri(areaId, root)}/harvest`;
}

/** What a lot was made from, before it was the lot. */
function materialUri(lotUri: string): string {
  return `${lotUri}#material`;
}

function areaOf({ areaId, code, amount }: Entry['areas'][number], root: string): object {
  return {
    'daugoc:area': areaUri(areaId, root),
    ...(code === null ? {} : { 'daugoc:code': code }),
    ...(amount === null ? {} : { 'daugoc:quantity': amount.quantity, 'daugoc:unit': amount.unit }),
  };
}

function measured(epcClass: string, amount: Amount | null): QuantityElement {
  return amount === null ? { epcClass } : { epcClass, ...toMeasure(amount.quantity, amount.unit) };
}

/** What all areas gave together, where they were weighed in one unit. */
function harvestTotal({ areas }: Entry): Amount | null {
  const amounts = areas.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const [first] = amounts;
  if (first === undefined || amounts.some(({ unit }) => unit !== first.unit)) return null;
  return { quantity: amounts.reduce((sum, { quantity }) => sum + quantity, 0), unit: first.unit };
}
