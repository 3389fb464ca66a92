import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DossierStep, SubjectSummary } from '../applications/dossier-kind.js';
import { DossierKinds } from '../applications/dossier-kinds.js';
import { StateChanges } from '../audit/state-changes.service.js';
import type { Actor } from '../platform/actor.js';
import type { Tx } from '../platform/database/database.js';
import { formatDateTime } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { REQUEST_KINDS, type RequestKind } from './request.entity.js';
import { SUBJECTS } from './request-subjects.js';
import { RequestsService } from './requests.service.js';

const WORKING_DAYS: Readonly<Record<RequestKind, number>> = { lifting: 5, correction: 3 };

/** The dossiers that ask the office to let something go, or to mend it. */
@Injectable()
export class RequestDossiers implements OnModuleInit {
  constructor(
    private readonly dossiers: DossierKinds,
    private readonly requests: RequestsService,
    private readonly states: StateChanges,
  ) {}

  onModuleInit(): void {
    for (const kind of REQUEST_KINDS)
      this.dossiers.add({
        kind,
        workingDays: WORKING_DAYS[kind],
        decisionFields: [],
        decide: (tx: Tx, actor: Actor, id: string, step: DossierStep) =>
          this.requests.followDossier(tx, actor, id, step),
        summary: (id, lang) => this.summary(id, lang),
      });
  }

  private async summary(id: string, lang: Lang): Promise<SubjectSummary> {
    const request = await this.requests.byId(id);
    const { subjectType, subjectId, kind } = request;
    const { requests: text } = words(lang);
    const fields: Readonly<Record<string, string>> = text.changeable;
    const stop = kind === 'lifting' ? await this.states.latest(subjectType, subjectId) : null;
    const stopped =
      stop === null
        ? []
        : [
            { label: text.stoppedAt, value: formatDateTime(lang, stop.at) },
            { label: text.stoppedFor, value: stop.reason },
            ...(stop.decisionNumber === null ? [] : [{ label: text.stoppedBy, value: stop.decisionNumber }]),
          ];
    return {
      rows: [
        { label: text.types[subjectType], value: request.title },
        ...stopped,
        ...Object.entries(request.changes).map(([name, { before, after }]) => ({
          key: name,
          label: fields[name] ?? name,
          value: text.fromTo(before ?? text.nothing, after),
        })),
        { key: 'words', label: text.words[kind], value: request.words },
      ],
      links: [{ href: SUBJECTS[subjectType].href + subjectId, text: request.title }],
      amendHref: `/console/requests/new?kind=${kind}&type=${subjectType}&id=${subjectId}`,
    };
  }
}
