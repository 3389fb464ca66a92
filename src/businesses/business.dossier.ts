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
import { DuplicatesQueries } from './duplicates/duplicates.queries.js';

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
    private readonly duplicates: DuplicatesQueries,
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

  /** Whom it may be already, each with why. */
  async checks(businessId: string, lang: Lang): Promise<readonly SummaryRow[]> {
    const { businesses, duplicates: text } = words(lang);
    const [twins, pairs] = await Promise.all([
      this.queries.twins(businessId),
      this.duplicates.of(businessId, null),
    ]);
    return [
      ...twins.map(({ name, reference }) => ({
        label: businesses.twinsLabel,
        value: businesses.twin(name, reference ?? ''),
      })),
      ...pairs.map(({ id, one, other, reasons }) => ({
        label: text.check,
        value: `${(one.id === businessId ? other : one).name}: ${reasons.map((reason) => text.reasons[reason]).join('; ')}`,
        href: `/console/duplicates/${id}`,
      })),
    ];
  }
}
