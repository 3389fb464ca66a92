import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  DecisionField,
  DossierKind,
  DossierStep,
  SubjectSummary,
} from '../applications/dossier-kind.js';
import { DossierKinds } from '../applications/dossier-kinds.js';
import type { Actor } from '../platform/actor.js';
import type { Tx } from '../platform/database/database.js';
import type { Lang, PageContext } from '../ui/page-context.js';
import { AreaMaps } from './area-maps.views.js';
import { AreaSituations } from './area-situation.js';
import { areaSummary, packingHouseSummary } from './area-summary.js';
import { GrowingAreasQueries } from './growing-areas.queries.js';
import { GrowingAreasService } from './growing-areas.service.js';

/** The dossier that asks for a growing area's code. */
@Injectable()
export class GrowingAreaDossier implements DossierKind, OnModuleInit {
  readonly kind: string = 'growing-area';
  readonly workingDays = 3;
  readonly decisionFields: readonly DecisionField[] = [
    {
      name: 'areaCode',
      label: ({ areas }) => areas.decidedCode,
      hint: ({ areas }) => areas.decidedCodeHint,
      maxlength: 40,
    },
  ];

  constructor(
    private readonly dossiers: DossierKinds,
    private readonly areas: GrowingAreasService,
    private readonly queries: GrowingAreasQueries,
    private readonly situations: AreaSituations,
  ) {}

  onModuleInit(): void {
    this.dossiers.add(this);
  }

  decide(tx: Tx, actor: Actor, areaId: string, { action, fields, ...cause }: DossierStep): Promise<void> {
    return this.areas.followDossier(tx, actor, areaId, action, cause, fields['areaCode'] ?? null);
  }

  async summary(areaId: string, lang: Lang): Promise<SubjectSummary> {
    const area = await this.queries.byId(areaId);
    if (area.kind === 'packing-house') return packingHouseSummary(area, lang);
    const overlaps = await this.queries.overlaps(area);
    return areaSummary(area, overlaps, lang);
  }

  /** The field, what lies beside and on it, and where in the commune it is: nothing is decided about a place unseen. */
  async drawing(actor: Actor, ctx: PageContext, areaId: string) {
    const area = await this.queries.byId(areaId);
    return <AreaMaps ctx={ctx} {...await this.situations.of(actor, area, ctx.lang)} />;
  }
}

/** The same of a packing house, under a name of its own. */
@Injectable()
export class PackingHouseDossier extends GrowingAreaDossier {
  override readonly kind: string = 'packing-house';
}
