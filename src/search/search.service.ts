import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import type { Words } from '../ui/words.js';
import { SearchSources, type Found, type SearchSource } from './search-sources.js';

export interface FoundGroup {
  readonly kind: SearchSource['kind'];
  readonly items: readonly Found[];
  /** Where the rest is, when there is more. */
  readonly more: string | null;
}

const SHOWN = 6;

/** Everything that is called or numbered so, of every kind at once. */
@Injectable()
export class Search {
  constructor(private readonly sources: SearchSources) {}

  async find(actor: Actor, q: string, words: Words): Promise<FoundGroup[]> {
    if (q.trim() === '') return [];
    const groups = await Promise.all(
      this.sources.all().map(async (source) => {
        const items = await source.find(actor, { q, limit: SHOWN + 1, words });
        const list = source.listHref(actor);
        const more = items.length > SHOWN && list !== null ? `${list}q=${encodeURIComponent(q)}` : null;
        return { kind: source.kind, items: items.slice(0, SHOWN), more };
      }),
    );
    return groups.filter(({ items }) => items.length > 0);
  }
}
