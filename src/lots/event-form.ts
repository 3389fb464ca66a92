import type { EventStep } from '../diary/diary-steps.js';
import { EVENT_STEPS } from '../diary/diary-steps.js';
import { CorrectionDto, EventInputDto } from '../diary/diary.dto.js';
import type { EventView } from '../diary/diary.queries.js';
import { type FieldFault, Invalid } from '../platform/errors.js';
import type { FormFields } from '../platform/http/form.js';
import { pickFields, readInput, withNumbers } from '../platform/http/validation.js';
import { momentOf } from '../platform/time-zone.js';
import { isoLocal, numberInput } from '../ui/format.js';
import type { EventValues } from './event-form.views.js';

const AMOUNT = 'amount-';
const TEXTS = ['place', 'responsible', 'note'] as const;

/** Reads the form of a step into what the service takes. @throws Invalid with the names of the form's fields. */
export async function readEventForm(fields: FormFields, timeZone: string): Promise<EventInputDto> {
  const picked = pickFields(fields, ['step', 'eventTime', 'unit', ...TEXTS]);
  const moment = momentOf(picked['eventTime'] ?? '', timeZone);
  const areas = picked['step'] === 'harvested' ? harvestAreas(fields, picked['unit']) : tickedAreas(fields);
  const plain = {
    step: picked['step'],
    // What is no moment is left as it is, for the DTO to refuse.
    eventTime: moment === null ? (picked['eventTime'] ?? '') : moment.toISOString(),
    ...Object.fromEntries(
      TEXTS.flatMap((name) => (picked[name] === undefined ? [] : [[name, picked[name]]])),
    ),
    ...(areas.length === 0 ? {} : { areas }),
    ...amountOf(fields, 'input'),
    ...amountOf(fields, 'output'),
  };
  return namingFields(fields, () => readInput(EventInputDto, plain));
}

/** Runs `work`, and gives the faults of its areas the names they have in the form. */
export async function namingFields<T>(fields: FormFields, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const names = Object.keys(fields).filter((name) => name.startsWith(AMOUNT) && filled(fields, name));
    const first = Object.keys(fields).find((name) => name.startsWith(AMOUNT));
    throw new Invalid(error.faults.map((fault) => ({ ...fault, path: formPath(fault, names, first) })));
  }
}

export async function readReason(fields: FormFields): Promise<string> {
  const { reason } = await readInput(CorrectionDto, pickFields(fields, ['reason']));
  return reason;
}

export function stepOf(text: string | undefined): EventStep | null {
  return EVENT_STEPS.find((step) => step === text) ?? null;
}

/** A record as the form shows it for correction. */
export function valuesOf(event: EventView, timeZone: string): EventValues {
  const values: Record<string, string | readonly string[]> = {
    eventTime: isoLocal(event.eventTime, timeZone),
    place: event.place ?? '',
    responsible: event.responsible,
    note: event.note ?? '',
    areas: event.areas.map(({ areaId }) => areaId),
  };
  for (const { areaId, amount } of event.areas) {
    if (amount === null) continue;
    values[AMOUNT + areaId] = numberInput(amount.quantity);
    values['unit'] = amount.unit;
  }
  for (const name of ['input', 'output'] as const) {
    const amount = event[name];
    if (amount === null) continue;
    values[`${name}.quantity`] = numberInput(amount.quantity);
    values[`${name}.unit`] = amount.unit;
  }
  return values;
}

function formPath({ path }: FieldFault, names: readonly string[], first: string | undefined): string {
  if (path === 'areas') return first ?? 'areas';
  const index = /^areas\.(\d+)\./.exec(path)?.[1];
  if (index === undefined) return path;
  if (path.endsWith('.unit')) return 'unit';
  return names[Number(index)] ?? 'areas';
}

function filled(fields: FormFields, name: string): boolean {
  return pickFields(fields, [name])[name] !== undefined;
}

function harvestAreas(fields: FormFields, unit: string | undefined): object[] {
  const names = Object.keys(fields).filter((name) => name.startsWith(AMOUNT) && filled(fields, name));
  const amounts = withNumbers(pickFields(fields, names), names);
  return names.map((name) => ({
    areaId: name.slice(AMOUNT.length),
    amount: { quantity: amounts[name], unit: unit ?? '' },
  }));
}

function tickedAreas(fields: FormFields): object[] {
  const ticked = fields['areas'];
  const ids = typeof ticked === 'string' ? [ticked] : (ticked ?? []);
  return ids.filter((id) => id !== '').map((areaId) => ({ areaId }));
}

function amountOf(fields: FormFields, name: 'input' | 'output'): object {
  const picked = withNumbers(pickFields(fields, [`${name}.quantity`, `${name}.unit`]), [`${name}.quantity`]);
  const quantity = picked[`${name}.quantity`];
  // A unit alone is a field that kept its proposal; nothing was weighed.
  return quantity === undefined ? {} : { [name]: { quantity, unit: picked[`${name}.unit`] ?? '' } };
}
