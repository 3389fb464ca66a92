import type { Action, EpcisEvent } from '../standards/epcis/index.js';

/** What a business does with its lots, in its own words. */
export const OPERATION_KINDS = [
  'harvest',
  'stock',
  'split',
  'blend',
  'process',
  'pack',
  'repack',
  'loss',
  'sample',
  'sell',
  'destroy',
  'ship',
  'receive',
  'return',
] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** Lots go in, lots come out. */
export const TRANSFORMING = ['split', 'blend', 'process', 'pack', 'repack'] as const;
export type Transforming = (typeof TRANSFORMING)[number];
/** Something of a lot is gone. */
export const TAKING = ['loss', 'sample', 'sell', 'destroy'] as const;
export type Taking = (typeof TAKING)[number];
/** What can be recorded of one's own lots alone, without anybody else. */
export const RECORDED = ['harvest', ...TRANSFORMING, ...TAKING] as const;
export type Recorded = (typeof RECORDED)[number];

export type Moved = 'made' | 'received' | 'used' | 'sent' | 'sold' | 'lost' | 'sampled' | 'destroyed';

interface Meaning {
  readonly type: EpcisEvent['type'];
  readonly action: Action | null;
  /** CBV 2.0 §7.1. */
  readonly bizStep: string;
  /** CBV 2.0 §7.2. */
  readonly disposition: string | null;
}

const transformation = (bizStep: string): Meaning => ({
  type: 'TransformationEvent',
  action: null,
  bizStep,
  disposition: 'active',
});
const object = (action: Action, bizStep: string, disposition: string | null): Meaning => ({
  type: 'ObjectEvent',
  action,
  bizStep,
  disposition,
});
/**
 * Each in the terms of EPCIS 2.0 and CBV 2.0. The vocabulary has one step for whatever makes an amount of a lot
 * (`creating_class_instance`); which of ours it was, the event says in `daugoc:operation`.
 */
export const MEANING: Readonly<Record<OperationKind, Meaning>> = {
  harvest: object('ADD', 'creating_class_instance', 'active'),
  stock: object('ADD', 'creating_class_instance', 'active'),
  split: transformation('creating_class_instance'),
  blend: transformation('creating_class_instance'),
  process: transformation('creating_class_instance'),
  pack: transformation('packing'),
  repack: transformation('repackaging'),
  loss: object('DELETE', 'decommissioning', 'inactive'),
  sample: object('OBSERVE', 'sampling', 'in_progress'),
  sell: object('OBSERVE', 'retail_selling', 'retail_sold'),
  destroy: object('DELETE', 'destroying', 'destroyed'),
  ship: object('OBSERVE', 'shipping', 'in_transit'),
  receive: object('OBSERVE', 'receiving', 'in_progress'),
  return: object('OBSERVE', 'receiving', 'returned'),
};

/** What becomes of what is taken. */
export const TAKEN: Readonly<Record<Taking, Moved>> = {
  loss: 'lost',
  sample: 'sampled',
  sell: 'sold',
  destroy: 'destroyed',
};
