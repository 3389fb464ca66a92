import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import type { FieldFault } from '../platform/errors.js';
import { businessNameKey } from '../standards/vietnam/business-name.js';
import { parseTaxCode } from '../standards/vietnam/tax-code.js';

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly taxCode: string | null;
  readonly status: string;
}

export type Owner = { readonly id: string } | { readonly fault: Omit<FieldFault, 'path'> };

const CANDIDATES = 20;

/** Whose a row is: a business that the official reaches, by tax code or by name. One look-up for all rows of a chunk. */
@Injectable()
export class BusinessCells {
  constructor(private readonly db: Database) {}

  async find(actor: Actor, texts: readonly string[]): Promise<ReadonlyMap<string, Owner>> {
    const distinct = [...new Set(texts)];
    const codes = new Map(
      distinct.flatMap((text) => {
        const parsed = parseTaxCode(text);
        return parsed.ok ? [[text, parsed.value] as const] : [];
      }),
    );
    const rows = await this.db.query<Row>(
      `select id, name, tax_code as "taxCode", status from businesses
       where (tax_code = any($1) or name = any($2)) and status not in ('refused', 'closed') and merged_into is null
         and ($3::uuid[] is null or id = any($3))`,
      [[...codes.values()], distinct.map((text) => text.normalize('NFC')), scopeOf(actor)],
    );
    const found = new Map<string, Owner>();
    for (const text of distinct) {
      const code = codes.get(text);
      const own = rows.filter(({ taxCode, name }) =>
        code === undefined ? name === text.normalize('NFC') : taxCode === code,
      );
      found.set(
        text,
        own.length > 0 || code !== undefined ? ownerOf(own) : ownerOf(await this.byWords(actor, text)),
      );
    }
    return found;
  }

  /** Written otherwise: without marks, with the kind of business shortened. */
  private async byWords(actor: Actor, text: string): Promise<readonly Row[]> {
    const key = businessNameKey(text.slice(0, 200));
    const rows = await this.db.query<Row>(
      `select id, name, tax_code as "taxCode", status from businesses
       where search @@ search_query($1, false) and status not in ('refused', 'closed') and merged_into is null
         and ($2::uuid[] is null or id = any($2)) limit $3`,
      [text.slice(0, 200), scopeOf(actor), CANDIDATES],
    );
    return rows.filter(({ name }) => businessNameKey(name) === key);
  }
}

function ownerOf(rows: readonly Row[]): Owner {
  const [first, second] = rows;
  if (first === undefined) return { fault: { code: 'cell-business-unknown' } };
  if (second !== undefined)
    return { fault: { code: 'cell-business-several', params: { count: rows.length } } };
  return first.status === 'active' ? { id: first.id } : { fault: { code: 'cell-business-not-active' } };
}
