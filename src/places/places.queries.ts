import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { AdminUnits } from '../standards/vietnam/admin-units.js';
import { unaccented } from '../standards/vietnam/fold.js';
import {
  communesWithin,
  locateAddress,
  type LocatedCommune,
  namesNoCommune,
  type NamedUnit,
} from '../standards/vietnam/locate-address.js';
import type { Lang } from '../ui/page-context.js';
import { adminUnits } from './admin-units.js';
import { nameParts, unitsText, type UnitName } from './place-names.js';

export interface Province extends UnitName {
  readonly code: string;
}

/** A commune of today with its province. */
export interface Commune extends UnitName {
  readonly code: string;
  readonly province: Province;
}

/** The old units, commune first, that became part of a commune of today. */
export type FormerUnits = readonly UnitName[];

export interface CommuneMatch {
  readonly commune: Commune;
  /** The old commune by whose name it was found; null when found by its name of today. */
  readonly formerly: FormerUnits | null;
  /** That old commune went to several: which one it is only the hamlet can tell. */
  readonly split: boolean;
}

/** Where an address as people write it lies today. */
export type Conversion =
  | { readonly kind: 'one'; readonly match: CommuneMatch }
  | { readonly kind: 'several'; readonly matches: readonly CommuneMatch[] }
  | { readonly kind: 'unknown' };

/** Namesakes are few; a district has no more communes. */
const SEVERAL_MAX = 60;

interface CommuneRow {
  code: string;
  kind: string;
  name: string;
  name_en: string;
  province_code: string;
  province_kind: string;
  province_name: string;
  province_name_en: string;
}

interface FormerRow extends CommuneRow {
  old_units: { kind: string; name: string; nameEn: string }[] | null;
  split: boolean;
}

const COMMUNE = `c.code, c.kind, c.name, c.name_en, p.code as province_code, p.kind as province_kind,
  p.name as province_name, p.name_en as province_name_en`;
const TODAY = `places c join places p on p.level = 'province' and p.code = c.parent_code and p.valid_to is null
  and c.level = 'commune' and c.valid_to is null`;
const unit = (alias: string) =>
  `jsonb_build_object('kind', ${alias}.kind, 'name', ${alias}.name, 'nameEn', ${alias}.name_en)`;

// Today's communes by their name, and by the names of the old ones that they were made of.
const BY_NAME = `
  select ${COMMUNE}, null::jsonb as old_units, false as split, c.folded = any($1::text[]) as exact
  from ${TODAY}
  where MATCH(c.folded) and not exists (select from jsonb_array_elements($2::jsonb) part where not part ?| array[p.folded])
  union all
  select ${COMMUNE}, jsonb_build_array(${unit('o')}, ${unit('d')}, ${unit('r')}),
    (select count(*) > 1 from place_successors t where t.old_code = o.code), o.folded = any($1::text[])
  from places o
  join places d on d.level = 'district' and d.code = o.parent_code and d.valid_to is not null
  join places r on r.level = 'province' and r.code = d.parent_code and r.valid_to is not null
  join place_successors s on s.old_code = o.code
  join ${TODAY} on c.code = s.new_code
  where o.level = 'commune' and o.valid_to is not null and MATCH(o.folded)
    and not exists (select from jsonb_array_elements($2::jsonb) part where not part ?| array[d.folded, r.folded, p.folded])`;

/** Administrative units: reference data that no request changes. */
@Injectable()
export class PlacesQueries {
  constructor(private readonly db: Database) {}

  /** The provinces of today, by name. */
  async provinces(): Promise<Province[]> {
    return this.db.query<{ code: string; kind: string; name: string; nameEn: string }>(
      `select code, kind, name, name_en as "nameEn" from places where level = 'province' and valid_to is null order by folded`,
    );
  }

  /** The communes of today in a province of today, by name. */
  async communesOf(provinceCode: string): Promise<Commune[]> {
    const rows = await this.db.query<CommuneRow>(
      `select ${COMMUNE} from ${TODAY} where c.parent_code = $1 order by c.folded, c.code`,
      [provinceCode],
    );
    return rows.map(toCommune);
  }

  /** A commune of today, or null. */
  async commune(code: string): Promise<Commune | null> {
    const [row] = await this.db.query<CommuneRow>(`select ${COMMUNE} from ${TODAY} where c.code = $1`, [
      code,
    ]);
    return row === undefined ? null : toCommune(row);
  }

  /**
   * Communes of today for what somebody has typed so far, by names of today and of before July 2025. A second part
   * after a comma narrows by district or province: `ta lung, meo vac`. Exact names first, then `nearCode`'s province.
   */
  async search(text: string, limit: number, nearCode = ''): Promise<CommuneMatch[]> {
    const units = await adminUnits();
    const lying = communesWithin(units, text);
    if (lying.length > 0)
      return lying
        .slice(0, limit)
        .map((unit) => matchOf(units, { unit, formerly: undefined, divided: false }));
    const [name, ...within] = nameParts(text);
    if (name === undefined || namesNoCommune(text)) return [];
    const rows = await this.db.query<FormerRow>(
      `select * from (${matching('exists (select from unnest($1::text[]) part where position(part in X) > 0)')}) found
       order by exact desc, province_code <> $3, length(name), old_units is not null, name, code limit $4`,
      [name, JSON.stringify(within), nearCode, limit],
    );
    return rows.map(toMatch);
  }

  /**
   * Where a written address lies today: `Xã Việt Lâm, huyện Vị Xuyên, tỉnh Hà Giang`, with or without a hamlet in front.
   * `several` is to be asked, never guessed. Answered from the data that the database was loaded from.
   */
  async convertAddress(text: string, nearCode = ''): Promise<Conversion> {
    const units = await adminUnits();
    const located = locateAddress(units, text);
    if (located.answer === 'unknown') return { kind: 'unknown' };
    if (located.answer === 'one') return { kind: 'one', match: matchOf(units, located.place) };
    const matches = located.places.map((place) => matchOf(units, place)).slice(0, SEVERAL_MAX);
    const far = ({ commune }: CommuneMatch) => Number(commune.province.code !== nearCode);
    return { kind: 'several', matches: matches.toSorted((one, other) => far(one) - far(other)) };
  }

  /** What a commune of today was made of, in the old order of provinces, districts and communes. */
  async formerUnits(code: string): Promise<FormerUnits[]> {
    const rows = await this.db.query<{ old_units: { kind: string; name: string; nameEn: string }[] }>(
      `select jsonb_build_array(${unit('o')}, ${unit('d')}, ${unit('r')}) as old_units
       from place_successors s
       join places o on o.level = 'commune' and o.code = s.old_code and o.valid_to is not null
       join places d on d.level = 'district' and d.code = o.parent_code and d.valid_to is not null
       join places r on r.level = 'province' and r.code = d.parent_code and r.valid_to is not null
       where s.new_code = $1 order by r.code, d.code, o.code`,
      [code],
    );
    return rows.map((row) => row.old_units);
  }

  /** `xã Đồng Văn, tỉnh Tuyên Quang`; the bare code where the register does not know it. */
  async addressOf(communeCode: string, lang: Lang): Promise<string> {
    const commune = await this.commune(communeCode);
    return commune === null ? communeCode : communeText(commune, lang);
  }
}

/** `xã Đồng Văn, tỉnh Tuyên Quang`; in English `Dong Van Commune, Tuyen Quang Province`. */
export function communeText(commune: Commune, lang: Lang): string {
  return unitsText([commune, commune.province], lang);
}

/** Only our own text goes in: `X` stands for the folded name to compare. */
function matching(condition: string): string {
  return BY_NAME.replace(/MATCH\(([a-z.]+)\)/g, (_, column: string) => condition.replace('X', column));
}

function toCommune(row: CommuneRow): Commune {
  return {
    code: row.code,
    kind: row.kind,
    name: row.name,
    nameEn: row.name_en,
    province: {
      code: row.province_code,
      kind: row.province_kind,
      name: row.province_name,
      nameEn: row.province_name_en,
    },
  };
}

function toMatch(row: FormerRow): CommuneMatch {
  return { commune: toCommune(row), formerly: row.old_units, split: row.split };
}

function matchOf(units: AdminUnits, { unit, formerly, divided }: LocatedCommune): CommuneMatch {
  const province = units.path(unit).at(-1) ?? unit;
  return {
    commune: { ...named(unit), code: unit.code, province: { ...named(province), code: province.code } },
    formerly: formerly?.map(named) ?? null,
    split: divided,
  };
}

function named({
  kind,
  name,
  nameEn = unaccented(name),
}: NamedUnit & { readonly nameEn?: string }): UnitName {
  return { kind, name, nameEn };
}
