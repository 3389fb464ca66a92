import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import type { Tx } from '../platform/database/database.js';
import { Conflict, Invalid } from '../platform/errors.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import { type AreaCode, parseAreaCode } from '../standards/vietnam/area-code.js';

/** What a code of our own is for. */
export const AREA_KINDS = ['field', 'packing-house'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

const SERIES_MARK = '#';

/** The codes that the office itself gives: their shape is the registry's configuration, their numbers are counted. */
@Injectable()
export class CodeNumbers {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
  ) {}

  /**
   * The next number of the series. Its row stays locked until the caller's transaction ends: whoever asks meanwhile waits, and gets
   * the same number where it came to nothing. Numbers that somebody wrote by hand are passed over.
   */
  async next(tx: Tx, kind: AreaKind, communeCode: string): Promise<string> {
    const series = this.series(kind, communeCode);
    for (;;) {
      const [row] = await tx.query<{ last: number }[]>(
        `insert into area_code_series as s (series, last) values ($1, 1) on conflict (series) do update set last = s.last + 1 returning last`,
        [series],
      );
      const code = this.write(kind, communeCode, row?.last ?? 1);
      const taken = await tx.query<unknown[]>('select from area_codes where code = $1', [code]);
      if (taken.length === 0) return code;
    }
  }

  /** The code with a number of its series. @throws Conflict when the shape has no room for it. */
  write(kind: AreaKind, communeCode: string, sequence: number): string {
    const { template } = this.config.areas.patterns[kind];
    const values: Readonly<Record<string, string>> = {
      province: this.province.code,
      commune: communeCode,
      sequence: String(sequence),
    };
    return template.replace(/\{(\w+):(9+)\}/g, (_, part: string, run: string) => {
      const value = values[part] ?? '';
      if (value.length > run.length) throw new Conflict('area-codes-exhausted');
      return value.padStart(run.length, '0');
    });
  }

  /** A code in its one spelling, of an official shape or ours. @throws Invalid at `path`. */
  read(text: string, path: string): AreaCode {
    const { field, 'packing-house': house } = this.config.areas.patterns;
    const parsed = parseAreaCode(text, [field, house]);
    if (!parsed.ok) throw Invalid.field(path, parsed.fault.code);
    return parsed.value.code;
  }

  private series(kind: AreaKind, communeCode: string): string {
    const { template } = this.config.areas.patterns[kind];
    return template
      .replace('{province:', `${this.province.code}{:`)
      .replace('{commune:', `${communeCode}{:`)
      .replace('{sequence:', `${SERIES_MARK}{:`)
      .replace(/\{:9+\}/g, '');
  }
}
