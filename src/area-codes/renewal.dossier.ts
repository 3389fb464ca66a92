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
import { Invalid, NotFound } from '../platform/errors.js';
import { readDate } from '../standards/vietnam/read.js';
import { formatDate } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { marketName } from './markets.js';
import { RegistrationStepDto } from './registrations.dto.js';
import { RegistrationsQueries } from './registrations.queries.js';
import { RegistrationsService } from './registrations.service.js';
import { RenewalsService } from './renewals.service.js';

/** The dossier that asks that a code may go on beyond its last day. */
@Injectable()
export class RenewalDossier implements DossierKind, OnModuleInit {
  readonly kind = 'area-renewal';
  readonly workingDays = 5;
  readonly decisionFields: readonly DecisionField[] = [
    {
      name: 'until',
      label: ({ areaCodes }) => areaCodes.fields.until,
      hint: ({ areaCodes }) => areaCodes.renewal.untilHint,
      maxlength: 10,
    },
  ];

  constructor(
    private readonly dossiers: DossierKinds,
    private readonly registrations: RegistrationsService,
    private readonly renewals: RenewalsService,
    private readonly queries: RegistrationsQueries,
  ) {}

  onModuleInit(): void {
    this.dossiers.add(this);
  }

  /** Only an approval changes the code; until then, and otherwise, it stays as it is. */
  async decide(tx: Tx, actor: Actor, id: string, { action, fields, ...cause }: DossierStep): Promise<void> {
    if (action !== 'approve') return;
    const said = fields['until'] ?? '';
    const day = said === '' ? null : readDate(said);
    if (day?.ok === false) throw Invalid.field('fields.until', 'date-invalid');
    const until = day?.value ?? (await this.renewals.of(id))?.wantedUntil;
    if (until === undefined) throw new NotFound();
    const { reason, decisionNumber = null } = cause;
    await this.registrations.stepIn(
      tx,
      actor,
      id,
      Object.assign(new RegistrationStepDto(), { action: 'renew', until, reason, decisionNumber }),
    );
  }

  async summary(id: string, lang: Lang): Promise<SubjectSummary> {
    const [registration, renewal] = await Promise.all([this.queries.byId(id), this.renewals.of(id)]);
    const text = words(lang).areaCodes;
    const day = (value: string | null | undefined) => (value == null ? null : formatDate(lang, value));
    const href = `/console/area-registrations/${id}`;
    return {
      rows: [
        { label: text.market, value: marketName(registration.market, lang) },
        { label: text.area, value: registration.areaName, href: `/console/areas/${registration.areaId}` },
        { label: text.code, value: registration.code },
        { label: text.renewal.now, value: day(registration.until) },
        { key: 'until', label: text.renewal.wanted, value: day(renewal?.wantedUntil) },
        { key: 'grounds', label: text.renewal.grounds, value: renewal?.grounds ?? null },
      ],
      links: [{ href, text: registration.areaName }],
      amendHref: `${href}#renewal`,
    };
  }
}
