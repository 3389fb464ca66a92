import type { FieldFault } from '../platform/errors.js';
import {
  commonBase,
  type Content,
  decimalText,
  type ExactAmount,
  fromProduct,
  inBase,
} from '../standards/units/exact.js';
import { type Recorded, type Transforming, TRANSFORMING } from './operation-kinds.js';
import type { OperationInputDto } from './operations.dto.js';

/** One side of an operation, in the unit each is added up in. */
export interface Weighed {
  readonly amount: ExactAmount;
  readonly content: Content;
}

export interface Flag {
  readonly code: 'loss-large' | 'yield-low' | 'input-expired';
  /** As PostgreSQL reads numbers. */
  readonly quantity: string | null;
  readonly limit: string | null;
  readonly unit: string | null;
}

/** Of what only goes from one lot into another, more than this share is not lost on the way, in hundredths. */
const LOSS_USUAL = 10n;
/** Of what is made of something else, less than this comes out seldom: twenty kilograms of leaves for one of tea are many. */
const YIELD_USUAL = 5n;

// A phone's clock may run ahead a little.
const AHEAD_MS = 5 * 60_000;
const EARLIEST = Date.parse('2000-01-01T00:00:00Z');

export function timeFaults(eventTime: Date, now: Date): FieldFault[] {
  const time = eventTime.getTime();
  if (time < EARLIEST) return [{ path: 'eventTime', code: 'event-too-old' }];
  return time > now.getTime() + AHEAD_MS ? [{ path: 'eventTime', code: 'date-future' }] : [];
}

export function isTransforming(kind: Recorded): kind is Transforming {
  return TRANSFORMING.some((each) => each === kind);
}

/** How many lots each kind has on either side: a split has one that goes in, a blend one that comes out. */
export function shapeFaults({ kind, areas, inputs, outputs, added }: OperationInputDto): FieldFault[] {
  const [lotsIn, lotsOut] = [inputs?.length ?? 0, outputs?.length ?? 0];
  const faults: FieldFault[] = [];
  const want = (holds: boolean, path: string, code: string): void => {
    if (!holds) faults.push({ path, code });
  };
  if (kind === 'harvest') {
    want((areas?.length ?? 0) > 0, 'areas', 'area-needed');
    areas?.forEach(({ amount }, index) => {
      want(Boolean(amount), `areas.${index}.amount`, 'harvest-quantity-needed');
    });
    want(lotsIn === 0, 'inputs', 'no-inputs-here');
    want(lotsOut === 1, 'outputs', 'one-output');
    return faults;
  }
  want((areas?.length ?? 0) === 0, 'areas', 'no-areas-here');
  want(lotsIn > 0, 'inputs', 'inputs-needed');
  if (!isTransforming(kind)) {
    want(lotsOut === 0, 'outputs', 'no-outputs-here');
  } else {
    want(lotsOut > 0, 'outputs', 'outputs-needed');
    if (kind === 'split') want(lotsIn <= 1, 'inputs', 'one-input');
    if (kind === 'blend') {
      want(lotsIn !== 1, 'inputs', 'two-inputs');
      want(lotsOut <= 1, 'outputs', 'one-output');
    }
  }
  want((added?.length ?? 0) === 0 || kind === 'process' || kind === 'pack', 'added', 'no-added-here');
  outputs?.forEach(({ quantity, unit }, index) => {
    want(typeof quantity === 'number', `outputs.${index}.quantity`, 'quantity-needed');
    want(typeof unit === 'string', `outputs.${index}.unit`, 'unit-needed');
  });
  return faults;
}

/**
 * What goes in against what comes out, in a unit both can be told in. Nothing that only goes from one lot into another may become
 * more; what cannot be compared may be made of something else (fruit into juice), and is nothing else.
 */
export function balanceOf(
  kind: Transforming,
  inputs: readonly Weighed[],
  added: readonly Weighed[],
  outputs: readonly Weighed[],
): { readonly faults: readonly FieldFault[]; readonly flags: readonly Flag[] } {
  const base = commonBase([...inputs, ...added, ...outputs]);
  if (base === null) {
    if (kind === 'process') return { faults: [], flags: [] };
    const params = { in: inputs[0]?.amount.base ?? '', out: outputs[0]?.amount.base ?? '' };
    return { faults: [{ path: 'outputs', code: 'not-comparable', params }], flags: [] };
  }
  const sum = (all: readonly Weighed[]) =>
    all.reduce((total, { amount, content }) => total + (inBase(amount, content, base) ?? 0n), 0n);
  const into = sum(inputs) + sum(added);
  const out = sum(outputs);
  const say = (value: bigint) => decimalText(fromProduct(value));
  if (out > into)
    return {
      faults: [
        { path: 'outputs', code: 'more-out-than-in', params: { out: say(out), in: say(into), unit: base } },
      ],
      flags: [],
    };
  const flag = (code: Flag['code'], quantity: bigint, limit: bigint): Flag[] => [
    { code, quantity: say(quantity), limit: say(limit), unit: base },
  ];
  if (kind === 'process')
    return { faults: [], flags: out * 100n < into * YIELD_USUAL ? flag('yield-low', out, into) : [] };
  const lost = into - out;
  return { faults: [], flags: lost * 100n > into * LOSS_USUAL ? flag('loss-large', lost, into) : [] };
}
