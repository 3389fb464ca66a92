import { readFile } from 'node:fs/promises';
import {
  ADMIN_UNIT_FILES,
  readAdminUnits,
  type AdminUnitTable,
} from '../standards/vietnam/admin-units-read.js';
import { AdminUnits } from '../standards/vietnam/admin-units.js';

export const ADMIN_UNITS_FOLDER = new URL('../../data/admin-units/', import.meta.url);

let units: Promise<AdminUnits> | undefined;

/** The units this version ships, in memory: read once, some 30 ms and 15 MB. */
export function adminUnits(): Promise<AdminUnits> {
  units ??= readAdminUnitTable().then((table) => new AdminUnits(table));
  return units;
}

export async function readAdminUnitTable(): Promise<AdminUnitTable> {
  const entries = await Promise.all(
    Object.entries(ADMIN_UNIT_FILES).map(async ([key, file]) => [
      key,
      await readFile(new URL(file, ADMIN_UNITS_FOLDER), 'utf8'),
    ]),
  );
  const {
    before = '',
    now = '',
    successors = '',
    merged = '',
    centres = '',
  } = Object.fromEntries(entries) as Record<string, string>;
  const table = readAdminUnits({ before, now, successors, merged, centres });
  if (!table.ok) throw new Error(`data/admin-units/${table.fault.at}: ${table.fault.sentence}`);
  return table.value;
}
