import { Injectable } from '@nestjs/common';
import type { ComponentChildren } from 'preact';
import type { Actor } from '../platform/actor.js';
import type { PageContext } from '../ui/page-context.js';

export interface PanelLine {
  readonly key: string;
  /** null: there is nothing to open. */
  readonly href: string | null;
  /** A plain string is marked where it is Vietnamese by its letters. */
  readonly text: ComponentChildren;
  readonly note?: ComponentChildren;
  /** Where it stands. */
  readonly tag: ComponentChildren;
}

export interface LoadedPanel {
  readonly key: string;
  readonly title: string;
  /** The list that has the rest; the page adds what to look for. null: this is all. */
  readonly href: string | null;
  readonly lines: readonly PanelLine[];
}

/**
 * What a feature shows of its things on the page of a business. It registers one when its module starts:
 *
 *     onModuleInit(): void {
 *       this.panels.add(this);
 *     }
 */
export interface BusinessPanel {
  /** Places on the page, from above. */
  readonly order: number;
  /** The newest few; the reader has been found allowed to see the business. */
  load(actor: Actor, businessId: string, ctx: PageContext): Promise<LoadedPanel>;
}

@Injectable()
export class BusinessPanels {
  private readonly panels: BusinessPanel[] = [];

  add(panel: BusinessPanel): void {
    this.panels.push(panel);
    this.panels.sort((a, b) => a.order - b.order);
  }

  load(actor: Actor, businessId: string, ctx: PageContext): Promise<LoadedPanel[]> {
    return Promise.all(this.panels.map((panel) => panel.load(actor, businessId, ctx)));
  }
}
