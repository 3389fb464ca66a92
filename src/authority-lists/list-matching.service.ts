import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { type Listed, type ListVerdict } from '../area-codes/listed.js';
import { ListedRegistrations } from '../area-codes/listed-registrations.service.js';
import { PlaceCells } from '../bulk/place-cells.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { nameKey } from '../standards/vietnam/fold.js';
import type { ListRow } from './list-reading.js';

/** A row with what was found of it. */
export interface MatchedRow extends ListRow {
  readonly areaId: string | null;
  readonly foundBy: 'code' | 'name' | null;
  readonly verdict: 'take' | 'same' | 'open';
}

interface Area extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly communeCode: string;
}

/** Looks for the rows of a list in the register: by code, or by name within the commune. Nothing is guessed. */
@Injectable()
export class ListMatching {
  constructor(
    private readonly db: Database,
    private readonly places: PlaceCells,
    private readonly registrations: ListedRegistrations,
  ) {}

  async match(actor: Actor, market: string, rows: readonly ListRow[]): Promise<MatchedRow[]> {
    const byCode = await this.byCode(actor, rows);
    const byName = await this.byName(
      actor,
      rows.filter(({ code, note }) => note === null && !byCode.has(code)),
    );
    const seen = new Set<string>();
    const found = rows.map((row): Omit<MatchedRow, 'verdict'> => {
      const none = { areaId: null, foundBy: null };
      if (row.note !== null) return { ...row, ...none };
      if (seen.has(row.code)) return { ...row, ...none, note: 'code-twice' };
      seen.add(row.code);
      const owner = byCode.get(row.code);
      if (owner !== undefined)
        return owner === null
          ? { ...row, ...none, note: 'elsewhere' }
          : { ...row, areaId: owner, foundBy: 'code' };
      const named = byName.get(row.line) ?? [];
      const [only] = named;
      if (only === undefined) return { ...row, ...none, note: 'not-found' };
      return named.length > 1
        ? { ...row, ...none, note: 'several' }
        : { ...row, areaId: only, foundBy: 'name' };
    });
    return this.judged(market, found);
  }

  private async judged(market: string, rows: readonly Omit<MatchedRow, 'verdict'>[]): Promise<MatchedRow[]> {
    const held = rows.flatMap((row) => (row.areaId === null ? [] : [listedOf(market, row, row.areaId)]));
    const verdicts = await this.registrations.judge(held);
    const byArea = new Map(held.map((one, index) => [`${one.areaId} ${one.code}`, verdicts[index]]));
    return rows.map((row) => {
      const verdict = row.areaId === null ? undefined : byArea.get(`${row.areaId} ${row.code}`);
      if (verdict === undefined) return { ...row, verdict: 'open' as const };
      return { ...row, ...told(verdict) };
    });
  }

  /** null: another's, whom this official does not reach. */
  private async byCode(actor: Actor, rows: readonly ListRow[]): Promise<ReadonlyMap<string, string | null>> {
    const found = await this.db.query<{ code: string; areaId: string; reached: boolean }>(
      `select k.code, k.area_id as "areaId", ($2::uuid[] is null or a.business_id = any($2)) as reached
       from area_codes k join growing_areas a on a.id = k.area_id where k.code = any($1)`,
      [rows.map(({ code }) => code), scopeOf(actor)],
    );
    return new Map(found.map(({ code, areaId, reached }) => [code, reached ? areaId : null]));
  }

  private async byName(
    actor: Actor,
    rows: readonly ListRow[],
  ): Promise<ReadonlyMap<number, readonly string[]>> {
    const placed: { readonly line: number; readonly name: string; readonly commune: string }[] = [];
    for (const { line, name, place } of rows) {
      if (name === null || place === null) continue;
      const commune = await this.places.find(place);
      if ('code' in commune) placed.push({ line, name: nameKey(name), commune: commune.code });
    }
    const areas = await this.db.query<Area>(
      `select id, name, commune_code as "communeCode" from growing_areas
       where commune_code = any($1) and status in ('active', 'suspended') and ($2::uuid[] is null or business_id = any($2))`,
      [[...new Set(placed.map(({ commune }) => commune))], scopeOf(actor)],
    );
    const named = new Map<string, string[]>();
    for (const { id, name, communeCode } of areas) {
      const key = `${communeCode} ${nameKey(name)}`;
      named.set(key, [...(named.get(key) ?? []), id]);
    }
    return new Map(placed.map(({ line, name, commune }) => [line, named.get(`${commune} ${name}`) ?? []]));
  }
}

export function listedOf<AreaId>(
  market: string,
  { code, listed, since, until }: Pick<ListRow, 'code' | 'listed' | 'since' | 'until'>,
  areaId: AreaId,
): Listed & { readonly areaId: AreaId } {
  return { areaId, market, code, state: listed, since, until };
}

function told(verdict: ListVerdict): Pick<MatchedRow, 'verdict' | 'note'> {
  return verdict.kind === 'open'
    ? { verdict: 'open', note: verdict.note }
    : { verdict: verdict.kind, note: null };
}
