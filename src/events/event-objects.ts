import { toBase } from '../standards/units/units.js';

export type ObjectRole = 'input' | 'output' | 'parent' | 'child' | 'subject';

/** One thing an event is about (EPCIS 2.0 §7.4): ours where a lot or an area is named, foreign where only the URI is. */
export interface EventObject {
  readonly role: ObjectRole;
  readonly uri: string;
  readonly lotId?: string | null;
  readonly areaId?: string | null;
  /** As said; what it comes to in the unit it is added up in follows from it unless `amount` tells. */
  readonly quantity?: { readonly quantity: number; readonly unit: string } | null;
  readonly amount?: { readonly amount: number | string; readonly base: string } | null;
}

/** Rows of `event_edges`, in the order given. */
export function objectRows(objects: readonly EventObject[]) {
  return objects.map(({ role, uri, lotId, areaId, quantity, amount }, position) => {
    const base = amount ?? (quantity ? toBase(quantity.quantity, quantity.unit) : null);
    return {
      position,
      role,
      uri,
      lot_id: lotId ?? null,
      growing_area_id: areaId ?? null,
      quantity: quantity?.quantity ?? null,
      unit: quantity?.unit ?? null,
      amount: base?.amount ?? null,
      base: base?.base ?? null,
    };
  });
}
