import { type FieldFault, Invalid } from '../platform/errors.js';
import type { FormFields } from '../platform/http/form.js';
import { pickFields, readInput, withNumbers } from '../platform/http/validation.js';
import { momentOf } from '../platform/time-zone.js';
import { OperationInputDto } from './operations.dto.js';
import { RECORDED, type Recorded } from './operation-kinds.js';

export const ROWS = 6;
const INPUT = ['lotId', 'quantity', 'unit'] as const;
const OUTPUT = ['product', 'lotNumber', 'material', 'quantity', 'unit', 'content', 'contentUnit'] as const;
const ADDED = ['name', 'quantity', 'unit'] as const;

export function kindOf(text: string | undefined): Recorded | null {
  return RECORDED.find((kind) => kind === text) ?? null;
}

/** What stands in a row of the form; a row that says nothing of its own is left out. */
interface Row {
  readonly place: number;
  readonly plain: Readonly<Record<string, unknown>>;
}

/** Runs `work` with what the form says, and gives faults the names of its fields. */
export async function withOperation<T>(
  fields: FormFields,
  timeZone: string,
  work: (input: OperationInputDto) => Promise<T>,
): Promise<T> {
  const picked = pickFields(fields, ['kind', 'eventTime', 'place', 'note', 'responsible']);
  const moment = momentOf(picked['eventTime'] ?? '', timeZone);
  const rows = {
    inputs: rowsOf(fields, 'inputs', INPUT, ['quantity'], (row) => row['lotId'] !== undefined || row['quantity'] !== undefined, (row) => row), // prettier-ignore
    outputs: rowsOf(fields, 'outputs', OUTPUT, ['quantity', 'content'], (row) => row['lotNumber'] !== undefined || row['quantity'] !== undefined, outputOf), // prettier-ignore
    added: rowsOf(fields, 'added', ADDED, ['quantity'], (row) => row['name'] !== undefined || row['quantity'] !== undefined, (row) => row), // prettier-ignore
  };
  try {
    const input = await readInput(OperationInputDto, {
      ...picked,
      eventTime: moment === null ? (picked['eventTime'] ?? '') : moment.toISOString(),
      ...Object.fromEntries(Object.entries(rows).flatMap(([name, list]) => (list.length === 0 ? [] : [[name, list.map(({ plain }) => plain)]]))), // prettier-ignore
    });
    return await work(input);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new Invalid(error.faults.map((fault) => inForm(fault, rows)));
  }
}

/** Lots and amounts of a form, and work that gives faults the places of its rows. */
export function lotRows(fields: FormFields, list: string) {
  const rows = rowsOf(fields, list, INPUT, ['quantity'], (row) => row['lotId'] !== undefined && row['quantity'] !== undefined, (row) => row); // prettier-ignore
  const named = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      throw new Invalid(error.faults.map((fault) => inForm(fault, { [list]: rows })));
    }
  };
  return Object.assign(rows, { named });
}

function rowsOf(
  fields: FormFields,
  list: string,
  names: readonly string[],
  numbers: readonly string[],
  says: (row: Readonly<Record<string, unknown>>) => boolean,
  read: (row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Row[] {
  return Array.from({ length: ROWS }, (_, place): Row[] => {
    const picked = pickFields(fields, names.map((name) => `${list}.${place}.${name}`)); // prettier-ignore
    const bare = Object.fromEntries(names.flatMap((name) => { const value = picked[`${list}.${place}.${name}`]; return value === undefined ? [] : [[name, value]]; })); // prettier-ignore
    const row = withNumbers(bare, numbers);
    return says(row) ? [{ place, plain: read(row) }] : [];
  }).flat();
}

/** Product and unit of sale are one choice; what a package holds is an amount. */
function outputOf(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { product, content, contentUnit, ...rest } = row;
  const [productId, variantId] = typeof product === 'string' ? product.split(' ', 2) : [];
  return {
    ...rest,
    ...(productId === undefined ? {} : { productId }),
    ...(variantId === undefined ? {} : { variantId }),
    ...(content === undefined ? {} : { content: { quantity: content, unit: contentUnit ?? '' } }),
  };
}

function inForm(fault: FieldFault, rows: Readonly<Record<string, readonly Row[]>>): FieldFault {
  const [, list = '', index, rest = ''] =
    /^(inputs|outputs|added|lots)(?:\.(\d+)(?:\.(.+))?)?$/.exec(fault.path) ?? [];
  if (list === '') return fault;
  const place = rows[list]?.[Number(index ?? 0)]?.place ?? 0;
  const field = rest.replace(/^content\.quantity$/, 'content').replace(/^content\.unit$/, 'contentUnit').replace(/^(productId|variantId)$/, 'product'); // prettier-ignore
  const first = list === 'inputs' || list === 'lots' ? 'lotId' : list === 'outputs' ? 'quantity' : 'name';
  return { ...fault, path: `${list}.${place}.${field === '' ? first : field}` };
}
