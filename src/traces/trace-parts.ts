import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '../platform/database/database.js';
import type { AreaPart, BusinessPart, ProductPart } from './trace-row.js';
import { AREAS, BUSINESSES, PRODUCTS } from './trace.sql.js';

const PARTS_MAX = 10_000;
/** As long as a page may be kept. */
const LIFE_MS = 60_000;

/**
 * Products, businesses and growing areas as pages show them. A lot is scanned for the first time once, but its product and its
 * area have most likely been shown a moment ago. A part leaves memory with the pages that show it, at the same notice.
 */
@Injectable()
export class TraceParts {
  private readonly products: PartsOf<ProductPart>;
  private readonly businesses: PartsOf<BusinessPart>;
  private readonly growingAreas: PartsOf<AreaPart>;

  constructor(db: Database) {
    const read =
      <Part extends { readonly id: string }>(name: string, sql: string) =>
      async (ids: readonly string[]) =>
        (await db.prepared<{ part: Part }>(name, sql, [ids])).map(({ part }) => part);
    this.products = new PartsOf(read<ProductPart>('trace-products', PRODUCTS), ({ id }) => id);
    this.businesses = new PartsOf(read<BusinessPart>('trace-businesses', BUSINESSES), ({ ownId }) => ownId);
    this.growingAreas = new PartsOf(read<AreaPart>('trace-areas', AREAS), ({ id }) => id);
  }

  /** A row that another one refers to, so it is there. */
  async product(id: string): Promise<ProductPart> {
    return only(await this.products.get([id]));
  }

  /** As what it is today: the one it went into, where it was merged. */
  async business(ownId: string): Promise<BusinessPart> {
    const business = only(await this.businesses.get([ownId]));
    // Notices about a business that others went into name that one alone.
    if (business.id !== ownId) this.businesses.forget(ownId);
    return business;
  }

  /** In the order of their names. */
  async areas(ids: readonly string[]): Promise<AreaPart[]> {
    const areas = await this.growingAreas.get(ids);
    return areas.sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  }

  /** `null`: notices may have been missed. */
  forget(id: string | null): void {
    for (const parts of [this.products, this.businesses, this.growingAreas]) parts.forget(id);
  }
}

const byName = new Intl.Collator('vi', { numeric: true });

const NONE = Promise.resolve(undefined);

class PartsOf<Part extends object> {
  private readonly kept = new LRUCache<string, Promise<Part | undefined>>({ max: PARTS_MAX, ttl: LIFE_MS });

  constructor(
    private readonly read: (ids: readonly string[]) => Promise<readonly Part[]>,
    private readonly idOf: (part: Part) => string,
  ) {}

  async get(ids: readonly string[]): Promise<Part[]> {
    const known = ids.map((id) => this.kept.get(id));
    const missing = ids.filter((_, at) => known[at] === undefined);
    const reading = this.readAll(missing);
    const parts = await Promise.all(ids.map((id, at) => known[at] ?? reading.get(id) ?? NONE));
    return parts.filter((part) => part !== undefined);
  }

  forget(id: string | null): void {
    if (id === null) this.kept.clear();
    else this.kept.delete(id);
  }

  /** One statement for all of them; whoever asks for one meanwhile waits for it. */
  private readAll(ids: readonly string[]): ReadonlyMap<string, Promise<Part | undefined>> {
    if (ids.length === 0) return new Map();
    const reading = this.read(ids).then((parts) => new Map(parts.map((part) => [this.idOf(part), part])));
    return new Map(
      ids.map((id) => {
        const part = reading.then((parts) => parts.get(id));
        this.kept.set(id, part);
        part.catch(() => {
          if (this.kept.peek(id) === part) this.kept.delete(id);
        });
        return [id, part];
      }),
    );
  }
}

function only<Part>([part]: readonly Part[]): Part {
  if (part === undefined) throw new Error('a product or a business of a page is not there');
  return part;
}
