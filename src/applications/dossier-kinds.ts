import { Injectable } from '@nestjs/common';
import type { Lang } from '../ui/page-context.js';
import type { DossierCheck, DossierKind } from './dossier-kind.js';

export type Check = (subjectId: string, lang: Lang) => Promise<readonly DossierCheck[]>;

/** The kinds of dossiers that the features have registered. */
@Injectable()
export class DossierKinds {
  private readonly kinds = new Map<string, DossierKind>();

  private readonly further = new Map<string, Check[]>();

  /** Another feature has something to say about subjects of this kind: that a certificate they rest on is out of date. */
  addCheck(kind: string, check: Check): void {
    this.further.set(kind, [...(this.further.get(kind) ?? []), check]);
  }

  /** What the kind and other features have found out about a subject, in the order they came. */
  async checks(kind: string, subjectId: string, lang: Lang): Promise<DossierCheck[]> {
    const own = this.of(kind);
    const found = [(await own.checks?.(subjectId, lang)) ?? []];
    for (const check of this.further.get(kind) ?? []) found.push(await check(subjectId, lang));
    return found.flat();
  }

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
