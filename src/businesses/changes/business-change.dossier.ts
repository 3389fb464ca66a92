import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  DossierKind,
  DossierStep,
  SubjectSummary,
  SummaryRow,
} from '../../applications/dossier-kind.js';
import { DossierKinds } from '../../applications/dossier-kinds.js';
import { addressText, BusinessesQueries } from '../businesses.queries.js';
import { PlacesQueries } from '../../places/places.queries.js';
import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { NotFound } from '../../platform/errors.js';
import type { Lang } from '../../ui/page-context.js';
import { words } from '../../ui/words.js';
import { BusinessChangesQueries } from './business-changes.queries.js';
import { BusinessChangesService } from './business-changes.service.js';

/** The dossier that asks for another name, number or seat of a business. */
@Injectable()
export class BusinessChangeDossier implements DossierKind, OnModuleInit {
  readonly kind = 'business-change';
  readonly workingDays = 3;
  readonly decisionFields = [];

  constructor(
    private readonly dossiers: DossierKinds,
    private readonly changes: BusinessChangesService,
    private readonly queries: BusinessChangesQueries,
    private readonly businesses: BusinessesQueries,
    private readonly places: PlacesQueries,
  ) {}

  onModuleInit(): void {
    this.dossiers.add(this);
  }

  decide(tx: Tx, actor: Actor, id: string, { action, ...cause }: DossierStep): Promise<void> {
    return this.changes.followDossier(tx, actor, id, action, cause);
  }

  /** What is wanted, each beside what the register says today; what stays is not repeated. */
  async summary(id: string, lang: Lang): Promise<SubjectSummary> {
    const change = await this.queries.byId(id);
    const business = change === null ? null : await this.businesses.byId(change.businessId);
    if (change === null || business === null) throw new NotFound();
    const text = words(lang).businesses;
    const commune = await this.places.commune(change.communeCode);
    const pairs = [
      ['kind', text.kindLabel, text.kinds[business.kind], text.kinds[change.kind]],
      ['name', text.fields.name, business.name, change.name],
      ['taxCode', text.fields.taxCode, business.taxCode, change.taxCode],
      [
        'address',
        text.addressLabel,
        addressText(business, lang),
        addressText({ ...business, communeCode: change.communeCode, street: change.street, commune }, lang),
      ],
    ] as const;
    const decided = change.status === 'approved';
    const rows: SummaryRow[] = pairs
      .filter(([, , now, wanted]) => decided || now !== wanted)
      .map(([key, label, now, wanted]) => ({
        key,
        label,
        value: decided ? wanted : text.change.fromTo(now ?? text.change.none, wanted ?? text.change.none),
      }));
    return {
      rows: [...rows, { key: 'grounds', label: text.change.grounds, value: change.grounds }],
      links: [{ href: `/console/businesses/${business.id}`, text: business.name }],
      amendHref: '/console/business/change',
    };
  }
}
