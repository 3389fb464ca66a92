import { isId } from '../platform/id.js';

/** From what a trace begins. */
export const START_KINDS = ['lot', 'area', 'event', 'product', 'business', 'ingredient'] as const;
export type StartKind = (typeof START_KINDS)[number];

export interface Start {
  readonly kind: StartKind;
  /** A key; of an ingredient its name. */
  readonly id: string;
}

/** `lot:0199f0a2-…`, `ingredient:muối`; null for what is neither. */
export function readStart(text: string): Start | null {
  const [, name, id = ''] = /^([a-z]+):(.+)$/s.exec(text) ?? [];
  const kind = START_KINDS.find((each) => each === name);
  if (kind === undefined) return null;
  if (kind === 'ingredient') return id.length <= 120 ? { kind, id } : null;
  return isId(id) ? { kind, id } : null;
}
