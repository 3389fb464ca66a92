import { isDigits } from './charset.js';
import { isCheckDigitRight } from './check-digit.js';
import { GS, PRINTED_FNC1, readElements } from './element-string.js';
import type { Gs1Result } from './fault.js';
import { fault } from './fault.js';
import { ok } from '../result.js';
import { leadsWithFnc1 } from './scan-data.js';

/** The carriers GS1 data is printed in. */
export type Symbology =
  | 'DataBarOmni'
  | 'DataBarTruncated'
  | 'DataBarStacked'
  | 'DataBarStackedOmni'
  | 'DataBarLimited'
  | 'DataBarExpanded'
  | 'GS1_128_CCA'
  | 'GS1_128_CCC'
  | 'EAN13'
  | 'EAN8'
  | 'UPCA'
  | 'UPCE'
  | 'QR'
  | 'DM'
  | 'DotCode';

type Carrier =
  | { readonly kind: 'retail'; readonly id: string; readonly digits: number; readonly sent: number }
  | { readonly kind: 'trade-item'; readonly highestIndicator: number }
  | { readonly kind: 'elements'; readonly id: string }
  | { readonly kind: 'matrix'; readonly plain: string; readonly gs1: string };

const TRADE_ITEM: Carrier = { kind: 'trade-item', highestIndicator: 9 };
const UPC: Carrier = { kind: 'retail', id: ']E0', digits: 12, sent: 13 };

/** General Specifications, figure 5.1.3-1. */
const CARRIERS: Readonly<Record<Symbology, Carrier>> = {
  DataBarOmni: TRADE_ITEM,
  DataBarTruncated: TRADE_ITEM,
  DataBarStacked: TRADE_ITEM,
  DataBarStackedOmni: TRADE_ITEM,
  DataBarLimited: { kind: 'trade-item', highestIndicator: 1 },
  DataBarExpanded: { kind: 'elements', id: ']e0' },
  GS1_128_CCA: { kind: 'elements', id: ']C1' },
  GS1_128_CCC: { kind: 'elements', id: ']C1' },
  EAN13: { kind: 'retail', id: ']E0', digits: 13, sent: 13 },
  EAN8: { kind: 'retail', id: ']E4', digits: 8, sent: 8 },
  UPCA: UPC,
  UPCE: UPC,
  QR: { kind: 'matrix', plain: ']Q1', gs1: ']Q3' },
  DM: { kind: 'matrix', plain: ']d1', gs1: ']d2' },
  DotCode: { kind: 'matrix', plain: ']J0', gs1: ']J1' },
};

/** GS1 DataBar and every composite symbol but an EAN or UPC one are sent under this identifier. */
const DATABAR = ']e0';

/**
 * What a scanner sends for a symbol of `symbology` that holds `message`, in the notation of `scanMessage`: `^` for
 * FNC1, a composite component after `|^`. A GTIN carrier takes its digits or `^01` and 14 digits. Errors:
 * scan-unsupported when the symbol cannot hold the message, those of `readElements`.
 * GS1 General Specifications, section 5.1.3.
 */
export function buildScan(symbology: Symbology, message: string): Gs1Result<string> {
  const carrier = CARRIERS[symbology];
  if (carrier.kind === 'matrix') return buildMatrix(carrier, message);
  const bar = message.indexOf(`|${PRINTED_FNC1}`);
  const linear = bar === -1 ? message : message.slice(0, bar);
  const composite = bar === -1 ? null : readMessage(message.slice(bar + 1));
  if (composite && !composite.ok) return composite;
  const attached = composite?.value ?? null;
  if (carrier.kind === 'elements') return buildElements(carrier.id, linear, attached);
  const gtin = carrier.kind === 'retail' ? retailDigits(carrier.digits, linear) : tradeItem(carrier, linear);
  if (gtin === null) return fault('scan-unsupported', 0, `${symbology} cannot hold this number.`);
  if (carrier.kind === 'trade-item') return ok(`${DATABAR}01${gtin}${attached?.text ?? ''}`);
  return ok(carrier.id + gtin.padStart(carrier.sent, '0') + (attached ? `|${DATABAR}${attached.text}` : ''));
}

/** A message of elements as it is sent, and whether FNC1 must end it before more elements follow. */
interface Sent {
  readonly text: string;
  readonly open: boolean;
}

function readMessage(message: string): Gs1Result<Sent> {
  if (!message.startsWith(PRINTED_FNC1)) {
    return fault('fnc1-missing', 0, 'The symbol holds element strings, which begin with FNC1.');
  }
  const elements = readElements(message, 1, true);
  if (!elements.ok) return elements;
  const last = elements.value.at(-1);
  const open = !last?.entry.fixed && !message.endsWith(PRINTED_FNC1);
  return ok({ text: message.slice(1).replaceAll(PRINTED_FNC1, GS), open });
}

function buildElements(id: string, linear: string, attached: Sent | null): Gs1Result<string> {
  const sent = readMessage(linear);
  if (!sent.ok) return sent;
  if (!attached) return ok(id + sent.value.text);
  return ok(DATABAR + sent.value.text + (sent.value.open ? GS : '') + attached.text);
}

function buildMatrix({ plain, gs1 }: { plain: string; gs1: string }, message: string): Gs1Result<string> {
  if (message.startsWith(PRINTED_FNC1)) {
    const sent = readMessage(message);
    return sent.ok ? ok(gs1 + sent.value.text) : sent;
  }
  return ok(plain + (leadsWithFnc1(message) ? message.slice(1) : message));
}

function gtinDigits(linear: string): string {
  return linear.startsWith(`${PRINTED_FNC1}01`) ? linear.slice(3) : linear;
}

function retailDigits(length: number, linear: string): string | null {
  const given = gtinDigits(linear);
  const spare = given.length - length;
  if (given !== linear && given.length !== 14) return null;
  if (spare < 0 || (given === linear && spare !== 0) || !isDigits(given)) return null;
  const digits = given.slice(spare);
  return Number(given.slice(0, spare)) === 0 && isCheckDigitRight(digits) ? digits : null;
}

function tradeItem({ highestIndicator }: { highestIndicator: number }, linear: string): string | null {
  const digits = gtinDigits(linear);
  if (digits.length !== 14 || !isCheckDigitRight(digits)) return null;
  return Number(digits.charAt(0)) <= highestIndicator ? digits : null;
}
