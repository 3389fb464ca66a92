import type { FieldFault } from '../platform/errors.js';
import { type Cell, withoutApostrophe } from '../standards/tables/index.js';
import { dayOfSerial } from '../standards/tables/xlsx-dates.js';
import { foldName } from '../standards/vietnam/fold.js';
import { readDate, readNumber } from '../standards/vietnam/read.js';
import type { BulkColumn } from './bulk-kind.js';

export type Value = string | number | boolean | readonly string[] | undefined;

export type CellResult = { readonly value: Value } | { readonly fault: Omit<FieldFault, 'path'> };

/** What choices are called, folded, in every language. */
export type ChoiceNames = ReadonlyMap<string, string>;

const ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)/i;
/** A spreadsheet shows a long number so, and a file of text then holds no more of it than that. */
const SHORTENED = /^\d(?:[.,]\d+)?E\+\d+$/i;
const YES = new Set(['co', 'x', 'yes', 'y', '1', 'true', 'dung', 'v']);
const NO = new Set(['khong', 'no', 'n', '0', 'false', 'sai']);
/** 1 January 1970 to 31 December 2099: numbers that can only have lost the format of a day. */
const SERIALS = [25_569, 73_050] as const;
const LONGEST_ZEROS = 3;

/** What stands in a cell, by the kind of its column; nothing for an empty one. */
export function readCell(cell: Cell, column: BulkColumn, choices: ChoiceNames): CellResult {
  if (cell === null) return { value: undefined };
  const text = typeof cell === 'string' ? cell.trim() : cell;
  if (text === '' || text === '-' || text === '–') return { value: undefined };
  if (typeof text === 'string') {
    if (ERROR.test(text)) return { fault: { code: 'cell-error', params: { text: text.slice(0, 20) } } };
    if (isFormula(text, column)) return { fault: { code: 'cell-formula' } };
  }
  return readers[column.type](typeof text === 'string' ? withoutApostrophe(text) : text, column, choices);
}

type Reader = (cell: string | number | boolean, column: BulkColumn, choices: ChoiceNames) => CellResult;

const readers: Readonly<Record<BulkColumn['type'], Reader>> = {
  text: (cell) => ({ value: textOf(cell) }),
  digits: (cell, column) => readDigits(cell, column),
  number: (cell) => {
    if (typeof cell === 'number') return { value: cell };
    const read = readNumber(textOf(cell));
    return read.ok ? { value: read.value } : { fault: { code: 'not-a-number' } };
  },
  day: (cell) => readDay(cell),
  choice: (cell, _, choices) => {
    const value = choices.get(foldName(textOf(cell)));
    return value === undefined
      ? { fault: { code: 'cell-choice', params: { text: textOf(cell).slice(0, 60) } } }
      : { value };
  },
  'yes-no': (cell) => {
    if (typeof cell === 'boolean') return { value: cell };
    const said = foldName(textOf(cell));
    return YES.has(said)
      ? { value: true }
      : NO.has(said)
        ? { value: false }
        : { fault: { code: 'cell-yes-no' } };
  },
  list: (cell) => ({
    value: textOf(cell)
      .split(/[;\n|]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  }),
  commune: (cell) => readDigits(cell, { key: '', type: 'digits', digits: 5 }),
  business: (cell) => readDigits(cell, { key: '', type: 'digits', digits: 10 }),
};

/**
 * Text that would run as a formula in the next spreadsheet. An apostrophe before it says that it is meant as text; a telephone number and
 * a sum of money begin with a sign without being one.
 */
function isFormula(text: string, { type }: BulkColumn): boolean {
  if (type === 'number') return false;
  return /^[=@]/.test(text) || (/^[+-]/.test(text) && /[(|!]/.test(text) && type !== 'digits');
}

function textOf(cell: string | number | boolean): string {
  return String(cell);
}

function readDigits(cell: string | number | boolean, { digits }: BulkColumn): CellResult {
  if (typeof cell === 'number' && !Number.isSafeInteger(cell)) return { fault: { code: 'cell-shortened' } };
  const text = textOf(cell);
  if (SHORTENED.test(text)) return { fault: { code: 'cell-shortened' } };
  const missing = digits === undefined || !/^\d+$/.test(text) ? 0 : digits - text.length;
  return {
    value: missing > 0 && missing <= LONGEST_ZEROS ? text.padStart(text.length + missing, '0') : text,
  };
}

function readDay(cell: string | number | boolean): CellResult {
  if (typeof cell === 'number') {
    const [first, last] = SERIALS;
    const day = cell >= first && cell <= last ? dayOfSerial(Math.floor(cell), false) : null;
    return day === null ? { fault: { code: 'date-invalid' } } : { value: day };
  }
  const text = textOf(cell).replace(/[T ]\d{1,2}:\d{2}(:\d{2})?$/, '');
  const read = readDate(text);
  return read.ok ? { value: read.value } : { fault: { code: read.fault.code } };
}
