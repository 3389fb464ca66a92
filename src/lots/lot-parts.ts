import { Injectable } from '@nestjs/common';
import type { ComponentChildren } from 'preact';
import type { Actor } from '../platform/actor.js';
import type { PageContext } from '../ui/page-context.js';
import type { LotDetail } from './lots.queries.js';

/**
 * What a feature that knows lots shows on the page of one. It registers when its module starts; the reader has been found allowed to
 * see the lot.
 */
export interface LotPart {
  /** Places on the page, from above. */
  readonly order: number;
  load(actor: Actor, lot: LotDetail, ctx: PageContext): Promise<ComponentChildren>;
}

@Injectable()
export class LotParts {
  private readonly parts: LotPart[] = [];

  add(part: LotPart): void {
    this.parts.push(part);
    this.parts.sort((a, b) => a.order - b.order);
  }

  load(actor: Actor, lot: LotDetail, ctx: PageContext): Promise<ComponentChildren[]> {
    return Promise.all(this.parts.map((part) => part.load(actor, lot, ctx)));
  }
}
