import { Injectable } from '@nestjs/common';
import { isOfficial } from '../access/roles.js';
import type { Actor } from '../platform/actor.js';
import { NotFound } from '../platform/errors.js';
import type { BulkColumn, BulkKind } from './bulk-kind.js';

/** The kinds of sheets that the features have registered. */
@Injectable()
export class BulkKinds {
  private readonly kinds = new Map<string, BulkKind>();

  add<Input>(kind: BulkKind<Input>): void {
    if (this.kinds.has(kind.kind)) throw new Error(`Sheets of kind ${kind.kind} are registered twice`);
    // Inputs of one kind go back to the kind they came from, and to no other.
    this.kinds.set(kind.kind, kind);
  }

  /** Those this person may load, in their order. */
  for(actor: Actor): BulkKind[] {
    return [...this.kinds.values()]
      .filter(({ who }) => who.includes(actor.role))
      .sort((one, other) => one.order - other.order);
  }

  /** @throws NotFound for one that is not there, or not for this person. */
  of(actor: Actor, name: string): BulkKind {
    const kind = this.kinds.get(name);
    if (kind === undefined || !kind.who.includes(actor.role)) throw new NotFound();
    return kind;
  }
}

/** The columns of a kind for whoever fills them in. */
export function columnsFor(kind: BulkKind, actor: Pick<Actor, 'role'>): readonly BulkColumn[] {
  return kind.columns.filter(({ office }) => office !== true || isOfficial(actor.role));
}
