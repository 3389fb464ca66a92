import { groupSymbols, typedCrockford, writeCrockford } from '../standards/codes/crockford.js';

const LENGTH = 16;

/** Random bytes one ticket takes. */
export const TICKET_RANDOM_BYTES = LENGTH;

/** Sixteen random Crockford characters, 80 bits: whoever has the ticket may read the answer, and nobody guesses one. */
export function newTicket(random: Uint8Array): string {
  return writeCrockford(Array.from(random.subarray(0, LENGTH), (byte) => byte & 31));
}

/** As people type it: any case, with spaces or dashes, O for 0, I and L for 1. Null when it is none. */
export function readTicket(text: string): string | null {
  return typedCrockford(text, LENGTH);
}

/** `4F7K 29QX CM3T 8WRA` */
export function ticketText(ticket: string): string {
  return groupSymbols(ticket, 4);
}
