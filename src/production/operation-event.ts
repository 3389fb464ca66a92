import type { EventObject } from '../events/event-objects.js';
import { registryContext } from '../events/sealed-event.js';
import type { EpcisEvent, QuantityElement } from '../standards/epcis/index.js';
import { decimalText, type Millionths } from '../standards/units/exact.js';
import { toMeasure } from '../standards/units/units.js';
import { foldName } from '../standards/vietnam/fold.js';
import { MEANING, type OperationKind } from './operation-kinds.js';

/** How much of a lot, as said and in the unit the lot is added up in. */
export interface Part {
  readonly lotId: string;
  readonly uri: string;
  readonly said: { readonly quantity: number; readonly unit: string };
  readonly amount: Millionths;
  readonly base: string;
}

export interface Added {
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
}

export interface OperationFacts {
  readonly id: string;
  readonly kind: OperationKind;
  readonly eventTime: Date;
  readonly eventTimeZoneOffset: string;
  readonly recordTime: Date;
  readonly place: string | null;
  readonly inputs: readonly Part[];
  readonly outputs: readonly Part[];
  readonly added: readonly Added[];
  /** Of goods that change hands. */
  readonly parties?: {
    readonly from: string | null;
    readonly toId: string | null;
    readonly toName: string | null;
  };
}

/** An operation in the terms of EPCIS 2.0 and CBV 2.0. `root` is the registry's origin. */
export function eventOf(facts: OperationFacts, root: string): EpcisEvent {
  const { type, action, bizStep, disposition } = MEANING[facts.kind];
  const { inputs, outputs, added } = facts;
  const common = {
    '@context': registryContext(root),
    eventID: `urn:uuid:${facts.id}`,
    bizStep,
    ...(disposition === null ? {} : { disposition }),
    eventTime: facts.eventTime.toISOString(),
    eventTimeZoneOffset: facts.eventTimeZoneOffset,
    recordTime: facts.recordTime.toISOString(),
    'daugoc:operation': facts.kind,
    ...(facts.place === null ? {} : { 'daugoc:place': facts.place }),
    ...partiesOf(facts, root),
    ...(added.length === 0 ? {} : { 'daugoc:added': added.map(({ name }) => name) }),
  };
  if (type === 'TransformationEvent')
    return {
      ...common,
      type,
      inputQuantityList: [
        ...inputs.map(elementOf),
        ...added.map((each) => ({
          epcClass: ingredientUri(each.name, root),
          ...toMeasure(each.quantity, each.unit),
        })),
      ],
      outputQuantityList: outputs.map(elementOf),
    };
  if (action === null || type !== 'ObjectEvent') throw new Error(`${facts.kind} is no object event`);
  return { ...common, type, action, quantityList: [...inputs, ...outputs].map(elementOf) };
}

/** CBV 2.0 §7.4: who has it, who gets it. A party that is not in the register has no address, only a name. */
function partiesOf({ parties }: OperationFacts, root: string) {
  if (parties === undefined) return {};
  const uri = (id: string) => `${root}/producers/${id}`;
  const { from, toId, toName } = parties;
  return {
    ...(from === null ? {} : { sourceList: [{ type: 'possessing_party' as const, source: uri(from) }] }),
    ...(toId === null
      ? {}
      : { destinationList: [{ type: 'possessing_party' as const, destination: uri(toId) }] }),
    ...(toName === null ? {} : { 'daugoc:receiver': toName }),
  };
}

export function objectsOf(facts: OperationFacts, root: string): EventObject[] {
  const transforms = MEANING[facts.kind].type === 'TransformationEvent';
  const object = (role: EventObject['role'], part: Part): EventObject => ({
    role,
    uri: part.uri,
    lotId: part.lotId,
    quantity: part.said,
    amount: { amount: decimalText(part.amount), base: part.base },
  });
  return [
    ...facts.inputs.map((part) => object(transforms ? 'input' : 'subject', part)),
    ...facts.added.map((each): EventObject => ({
      role: 'input',
      uri: ingredientUri(each.name, root),
      quantity: { quantity: each.quantity, unit: each.unit },
    })),
    ...facts.outputs.map((part) => object(transforms ? 'output' : 'subject', part)),
  ];
}

/** The same thing under the same name, whoever adds it: an ingredient is found by it. */
export function ingredientUri(name: string, root: string): string {
  return `${root}/materials/${encodeURIComponent(foldName(name).replace(/\s+/g, '-'))}`;
}

function elementOf({ uri, said }: Part): QuantityElement {
  return { epcClass: uri, ...toMeasure(said.quantity, said.unit) };
}
