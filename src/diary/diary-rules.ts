import type { Tx } from '../platform/database/database.js';
import type { FieldFault } from '../platform/errors.js';
import type { EventInputDto } from './diary.dto.js';

/** What a step cannot do without. */
export function stepFaults({ step, areas: given, input, output }: EventInputDto): FieldFault[] {
  const areas = given ?? [];
  const faults: FieldFault[] = [];
  if (step === 'harvested') {
    if (areas.length === 0) faults.push({ path: 'areas', code: 'area-needed' });
    areas.forEach(({ amount }, index) => {
      if (amount === null || amount === undefined)
        faults.push({ path: `areas.${index}.amount`, code: 'harvest-quantity-needed' });
    });
  }
  if (step === 'processed' && input && !output) faults.push({ path: 'output', code: 'output-needed' });
  return faults;
}

/** Each area is the business's own; only one with a code in force can be harvested. A correction may name what stood before. */
export async function areaFaults(
  tx: Tx,
  businessIds: readonly string[],
  { step, areas }: EventInputDto,
  correctedId: string | null,
  today: string,
): Promise<FieldFault[]> {
  const ids = (areas ?? []).map(({ areaId }) => areaId);
  if (ids.length === 0) return [];
  const rows = await tx.query<{ id: string; status: string; coded: boolean; before: boolean }[]>(
    `select a.id, a.status, home_code_in_force(a.id, $4) as coded, exists (select 1 from event_edges x where x.event_id = $3 and x.growing_area_id = a.id) as before
     from growing_areas a where a.id = any($1::uuid[]) and a.business_id = any($2) and a.kind = 'field' for share of a`,
    [ids, businessIds, correctedId, today],
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id, index): FieldFault[] => {
    const path = `areas.${index}.areaId`;
    const area = known.get(id);
    if (area === undefined) return [{ path, code: 'not-found' }];
    if (ids.indexOf(id) !== index) return [{ path, code: 'area-twice' }];
    return step === 'harvested' && (area.status !== 'active' || !area.coded) && !area.before
      ? [{ path, code: 'area-not-active' }]
      : [];
  });
}
