import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DossierKind, DossierStep, SubjectSummary, SummaryRow } from '../applications/dossier-kind.js';
import { DossierKinds } from '../applications/dossier-kinds.js';
import type { Actor } from '../platform/actor.js';
import type { Tx } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { businessSummary } from './business-summary.js';
import { BusinessesQueries } from './businesses.queries.js';
import { BusinessesService } from './businesses.service.js';

/** The dossier that registers a business. */
@Injectable()
export class BusinessDossier implements DossierKind, OnModuleInit {
  readonly kind = 'business';
  readonly workingDays = 3;
  readonly decisionFields = [];

  constructor(
    private readonly dossiers: DossierKinds,
    private readonly businesses: BusinessesService,
    private readonly queries: BusinessesQueries,
  ) {}

  onModuleInit(): void {
    this.dossiers.add(this);
  }

  decide(tx: Tx, actor: Actor, businessId: string, { action, ...cause }: DossierStep): Promise<void> {
    return this.businesses.followDossier(tx, actor, businessId, action, cause);
  }

  async summary(businessId: string, lang: Lang): Promise<SubjectSummary> {
    const business = await this.queries.byId(businessId);
    if (business === null) throw new NotFound();
    return businessSummary(business, lang);
  }

  async checks(businessId: string, lang: Lang): Promise<readonly SummaryRow[]> {
    const { twinsLabel: label, twin } = words(lang).businesses;
    const twins = await this.queries.twins(businessId);
    return twins.map(({ name, reference }) => ({ label, value: twin(name, reference ?? '') }));
  }
}
