import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import type { Words } from '../ui/words.js';

/** One thing that was found. */
export interface Found {
  readonly href: string;
  readonly name: string;
  /** Its codes and numbers, and whom it belongs to. */
  readonly about: readonly (string | null)[];
  readonly state: string;
}

export interface Sought {
  readonly q: string;
  readonly limit: number;
  readonly words: Words;
}

/** What a feature answers a search of everything with: within the actor's scope, the best first. */
export interface SearchSource {
  readonly kind: keyof Words['search']['kinds'];
  /** Among the others. */
  readonly order: number;
  /** Where all that is found of this kind is listed. */
  listHref(actor: Actor): string | null;
  find(actor: Actor, sought: Sought): Promise<readonly Found[]>;
}

/** What can be searched, as the features have registered it. */
@Injectable()
export class SearchSources {
  private readonly sources = new Map<string, SearchSource>();

  add(source: SearchSource): void {
    if (this.sources.has(source.kind)) throw new Error(`${source.kind} are searched twice`);
    this.sources.set(source.kind, source);
  }

  all(): readonly SearchSource[] {
    return [...this.sources.values()].sort((a, b) => a.order - b.order);
  }
}
