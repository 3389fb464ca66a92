import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  DecisionField,
  DossierKind,
  DossierStep,
  SubjectSummary,
} from '../applications/dossier-kind.js';
import { DossierKinds } from '../applications/dossier-kinds.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import type { Tx } from '../platform/database/database.js';
import { formatNumber } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { marketName } from './markets.js';
import { minimumHectares } from './minimum-size.js';
import { RegistrationsQueries } from './registrations.queries.js';
import { RegistrationsService } from './registrations.service.js';

/** The dossier that asks for an area's code in a market abroad. */
@Injectable()
export class RegistrationDossier implements DossierKind, OnModuleInit {
  readonly kind = 'area-registration';
  readonly workingDays = 5;
  readonly decisionFields: readonly DecisionField[] = [];

  constructor(
    private readonly dossiers: DossierKinds,
    private readonly registrations: RegistrationsService,
    private readonly queries: RegistrationsQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.dossiers.add(this);
  }

  decide(tx: Tx, actor: Actor, id: string, { action, ...cause }: DossierStep): Promise<void> {
    return this.registrations.followDossier(tx, actor, id, action, cause);
  }

  async summary(id: string, lang: Lang): Promise<SubjectSummary> {
    const { areaId, areaName, areaCode, crop, hectares, market } = await this.queries.byId(id);
    const text = words(lang).areaCodes;
    const least = minimumHectares(this.config.areas.minimumSizes, crop, market);
    const size = (value: number) => `${formatNumber(lang, value, 4)} ha`;
    return {
      rows: [
        { key: 'market', label: text.market, value: marketName(market, lang) },
        { label: text.area, value: areaName, href: `/console/areas/${areaId}` },
        { label: text.homeCode, value: areaCode },
        { label: text.crop, value: crop },
        { label: text.hectares, value: size(hectares) },
        ...(least !== null && hectares < least
          ? [{ label: text.tooSmall, value: text.tooSmallFor(size(hectares), size(least)) }]
          : []),
      ],
      links: [{ href: `/console/areas/${areaId}#markets`, text: areaName }],
      amendHref: `/console/areas/${areaId}#markets`,
    };
  }
}
