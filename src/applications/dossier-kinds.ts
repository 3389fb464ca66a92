import { Injectable } from '@nestjs/common';
import type { DossierKind } from './dossier-kind.js';

/** The kinds of dossiers that the features have registered. */
@Injectable()
export class DossierKinds {
  private readonly kinds = new Map<string, DossierKind>();

  add(kind: DossierKind): void {
    if (this.kinds.has(kind.kind)) throw new Error(`Dossiers of kind ${kind.kind} are registered twice`);
    this.kinds.set(kind.kind, kind);
  }

  of(kind: string): DossierKind {
    const found = this.kinds.get(kind);
    if (found === undefined) throw new Error(`No feature answers for dossiers of kind ${kind}`);
    return found;
  }

  names(): string[] {
    return [...this.kinds.keys()];
  }
}
