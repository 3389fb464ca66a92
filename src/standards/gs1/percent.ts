/** Percent-encoding on the raw text. GS1 Digital Link URI Syntax, section 5.3 (RFC 3986, section 2.1). */

const UNRESERVED = membership('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~');

function membership(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** Every UTF-8 byte of `value` but the unreserved characters as `%XX`, upper case: right in a path segment. */
export function encodePathValue(value: string): string {
  return encode(value, '%20');
}

/** As `encodePathValue`, but a space becomes `+`: right in a query value. */
export function encodeQueryValue(value: string): string {
  return encode(value, '+');
}

function encode(value: string, space: string): string {
  let clean = 0;
  while (clean < value.length && UNRESERVED[value.charCodeAt(clean)] === 1) clean += 1;
  if (clean === value.length) return value;
  let encoded = value.slice(0, clean);
  for (const byte of new TextEncoder().encode(value.slice(clean))) {
    if (UNRESERVED[byte] === 1) encoded += String.fromCharCode(byte);
    else if (byte === 32) encoded += space;
    else encoded += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

/** One raw path segment as written: `+` stays a plus. A `%` without two hexadecimal digits stays as it is. */
export function decodePathValue(raw: string): string {
  return decode(raw, false);
}

/** One raw query value: `+` is a space. A `%` without two hexadecimal digits stays as it is. */
export function decodeQueryValue(raw: string): string {
  return decode(raw, true);
}

// Bytes become characters one by one: every GS1 character set is ASCII, so a byte beyond it is refused later, by its
// place, whatever it was meant to be.
function decode(raw: string, plusIsSpace: boolean): string {
  if (!raw.includes('%') && !(plusIsSpace && raw.includes('+'))) return raw;
  let decoded = '';
  for (let index = 0; index < raw.length;) {
    const step = stepAt(raw, index);
    if (step === 3) decoded += String.fromCharCode(Number.parseInt(raw.slice(index + 1, index + 3), 16));
    else decoded += plusIsSpace && raw.charAt(index) === '+' ? ' ' : raw.charAt(index);
    index += step;
  }
  return decoded;
}

/** The offset into `raw` of what became character `index` of the decoded value. */
export function rawOffset(raw: string, index: number): number {
  let offset = 0;
  for (let decoded = 0; decoded < index && offset < raw.length; decoded += 1) offset += stepAt(raw, offset);
  return offset;
}

function stepAt(raw: string, index: number): 1 | 3 {
  const encoded =
    raw.charCodeAt(index) === 37 && isHex(raw.charCodeAt(index + 1)) && isHex(raw.charCodeAt(index + 2));
  return encoded ? 3 : 1;
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}
