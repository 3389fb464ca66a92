import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import type { MenuKey } from '../access/feature.js';
import { can, type Permission } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { NotFound } from '../platform/errors.js';
import { isId } from '../platform/id.js';
import type { FieldFault, Lang, PageContext } from '../ui/page-context.js';
import type { Words } from '../ui/words.js';

/** What was filled in for all that is ticked. */
export type SelectionInput = Readonly<Record<string, string>>;

export interface SelectionTexts {
  /** In the list, beside what is ticked: “Approve”. */
  readonly offer: string;
  /** “Approve 3 dossiers”: the page's heading and its button. */
  readonly title: (count: string) => string;
  /** What becomes of one of them: “is approved, the business is told by mail”. */
  readonly effect: string;
}

/** A thing that was ticked, as the person who ticked it may see it. */
export interface SelectedThing {
  readonly id: string;
  /** By which a change since is found out; null where the thing has none. */
  readonly version: number | null;
  readonly title: string;
  /** Below the title: what it is, its number, whose it is. */
  readonly note: string;
  readonly href: string;
  /** What speaks against it, though nothing forbids it. */
  readonly warnings?: readonly string[];
}

/** What has to be filled in for all of them before anything is tried. */
export interface SelectionForm {
  /** @throws Invalid */
  readonly read: (typed: SelectionInput) => Promise<SelectionInput>;
  readonly labels: (words: Words) => Readonly<Record<string, string>>;
  readonly draw: (ctx: PageContext, values: SelectionInput, faults: readonly FieldFault[]) => Promise<VNode>;
  /** What was filled in, for the page that asks to confirm. */
  readonly shown: (words: Words, input: SelectionInput) => Promise<readonly (readonly [string, string])[]>;
}

/**
 * One thing that can be done with several rows of a list at once. A feature registers it when its module starts, and its
 * list offers it (`ListSpec.picks`).
 */
export interface SelectionAction {
  /** `application.approve` */
  readonly name: string;
  readonly permission: Permission;
  /** The entry of the side list its pages belong to. */
  readonly menu: MenuKey;
  readonly texts: (words: Words) => SelectionTexts;
  readonly form?: SelectionForm;
  /** What `apply` tells may come out otherwise than it was tried: a lot is drawn again. */
  readonly uncertain?: (input: SelectionInput) => boolean;
  /** Those of the ids that there are for this person. */
  describe(actor: Actor, ids: readonly string[], lang: Lang): Promise<readonly SelectedThing[]>;
  /**
   * Does it with one, in the transaction that is open: whatever it throws leaves this one as it was.
   * @returns what to tell of it: the number of a decision.
   */
  apply(
    actor: Actor,
    thing: { readonly id: string; readonly version: number | null },
    input: SelectionInput,
  ): Promise<string | null>;
}

/** One after the other, without those that are not there. */
export async function whatIsThere(
  ids: readonly string[],
  read: (id: string) => Promise<SelectedThing>,
): Promise<SelectedThing[]> {
  const found: SelectedThing[] = [];
  for (const id of ids.filter(isId)) {
    try {
      found.push(await read(id));
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
    }
  }
  return found;
}

@Injectable()
export class SelectionActions {
  private readonly actions = new Map<string, SelectionAction>();

  add(action: SelectionAction): void {
    if (this.actions.has(action.name)) throw new Error(`Two features do ${action.name} with a selection`);
    this.actions.set(action.name, action);
  }

  /** @throws NotFound */
  of(name: string): SelectionAction {
    const found = this.actions.get(name);
    if (found === undefined) throw new NotFound();
    return found;
  }

  names(): readonly string[] {
    return [...this.actions.keys()];
  }

  /** What a list may offer to this reader, of the actions named. */
  offered(ctx: PageContext, words: Words, names: readonly string[]): { value: string; text: string }[] {
    const { actor } = ctx;
    if (actor === null) return [];
    return names.flatMap((name) => {
      const action = this.of(name);
      return can(actor, action.permission) ? [{ value: name, text: action.texts(words).offer }] : [];
    });
  }
}
