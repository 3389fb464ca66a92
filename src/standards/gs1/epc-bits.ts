import { CHARSET_39 } from './charset.js';

/** Thrown inside the EPC reader only, and caught at its entry: the bits do not say what they should. */
export class EpcFault extends Error {
  constructor(
    readonly code: 'epc-malformed' | 'epc-unsupported' | 'epc-truncated' | 'epc-trailing-data',
    message: string,
  ) {
    super(message);
  }
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** URN Code 40, without its padding symbol 0. Tag Data Standard 2.3, section 14.5.6.5. */
const CODE_40 = ' ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:0123456789';

/** Reads an EPC's bits from the left. Tag Data Standard 2.3, section 14. */
export class BitReader {
  private position = 0;

  constructor(private readonly bits: string) {}

  get remaining(): number {
    return this.bits.length - this.position;
  }

  /** Whether only zeros are left. */
  get onlyZerosLeft(): boolean {
    return !this.bits.includes('1', this.position);
  }

  take(length: number): string {
    if (length > this.remaining) throw new EpcFault('epc-truncated', 'The EPC is cut short.');
    const taken = this.bits.slice(this.position, this.position + length);
    this.position += length;
    return taken;
  }

  number(length: number): number {
    return length === 0 ? 0 : Number.parseInt(this.take(length), 2);
  }

  /** An integer of `bits`, as decimal without leading zeros. */
  integer(bits: number): string {
    return BigInt(`0b${this.take(bits)}`).toString();
  }

  /** An integer of `bits` that stands for exactly `digits` decimal digits; none when `digits` is 0. */
  digits(bits: number, digits: number): string {
    const text = this.integer(bits);
    if (digits === 0 && text === '0') return '';
    if (text.length > digits)
      throw new EpcFault('epc-malformed', 'A field holds more digits than it has room for.');
    return text.padStart(digits, '0');
  }

  /** Four bits a digit. Section 14.5.4. */
  packedDigits(count: number): string {
    let text = '';
    for (let index = 0; index < count; index += 1) {
      const digit = this.number(4);
      if (digit > 9) throw new EpcFault('epc-malformed', 'Four bits are no decimal digit.');
      text += String(digit);
    }
    return text;
  }

  /** `bits` of seven-bit ASCII, ended by zeros. Section 14.3.2. */
  sevenBitString(bits: number): string {
    const field = new BitReader(this.take(bits));
    let text = '';
    while (field.remaining >= 7) {
      const code = field.number(7);
      if (code === 0) break;
      text += String.fromCharCode(code);
    }
    if (!field.onlyZerosLeft) throw new EpcFault('epc-malformed', 'Characters follow the end of a string.');
    return text;
  }

  /** Six bits a character, ended by six zeros. Section 14.3.8. */
  sixBitString(longest: number): string {
    let text = '';
    for (;;) {
      const code = this.number(6);
      if (code === 0) return text;
      const character = String.fromCharCode(code < 32 ? code + 64 : code);
      if (!CHARSET_39.includes(character) || text.length === longest) {
        throw new EpcFault('epc-malformed', 'Six bits are no character of the component reference.');
      }
      text += character;
    }
  }

  /** A length in four bits, then an integer of so many digits. Section 14.5.7. */
  sizedInteger(): string {
    const length = this.number(4);
    return length === 0 ? '' : this.digits(bitsForDigits(length), length);
  }

  /** How it is written (three bits), how long it is (five), then the characters. Section 14.5.6. */
  alphanumeric(): string {
    const method = this.number(3);
    const length = this.number(5);
    switch (method) {
      case 0:
        return length === 0 ? '' : this.digits(bitsForDigits(length), length);
      case 1:
        return this.symbols(length, 4, '0123456789ABCDEF');
      case 2:
        return this.symbols(length, 4, '0123456789abcdef');
      case 3:
        return this.symbols(length, 6, BASE64URL);
      case 4:
        return Array.from({ length }, () => String.fromCharCode(this.number(7))).join('');
      case 5:
        return this.code40(length);
      default:
        throw new EpcFault('epc-malformed', 'The way a field is written is not known.');
    }
  }

  /** Digits of four bits, ended by F, or by E and then `alphanumeric`. Section 14.5.8. */
  delimitedNumeric(): string {
    let text = '';
    for (;;) {
      const digit = this.number(4);
      if (digit < 10) text += String(digit);
      else if (digit === 14) return text + this.alphanumeric();
      else if (digit === 15) return text;
      else throw new EpcFault('epc-malformed', 'Four bits are neither a digit nor an end.');
    }
  }

  /** Steps over a host name: which coding (one bit), how long (six), the symbols. Section 14.5.16. */
  skipHostname(): void {
    const isSevenBit = this.number(1) === 1;
    const length = this.number(6);
    this.take(isSevenBit ? 7 * length : 16 * Math.ceil(length / 3));
  }

  private symbols(length: number, bits: number, alphabet: string): string {
    return Array.from({ length }, () => alphabet.charAt(this.number(bits))).join('');
  }

  private code40(length: number): string {
    let text = '';
    while (text.length < length) {
      const triple = this.number(16) - 1;
      text +=
        CODE_40.charAt(Math.floor(triple / 1600)) +
        CODE_40.charAt(Math.floor(triple / 40) % 40) +
        CODE_40.charAt(triple % 40);
    }
    return text.slice(0, length);
  }
}

/** The bits an integer of `digits` decimal digits takes. Tag Data Standard 2.3, table B-1. */
function bitsForDigits(digits: number): number {
  return Math.ceil(digits * Math.log2(10));
}
