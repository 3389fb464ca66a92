import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import { Conflict, Invalid } from '../platform/errors.js';
import { readInput } from '../platform/http/validation.js';
import {
  type SelectedThing,
  type SelectionAction,
  SelectionActions,
  type SelectionForm,
} from '../selections/selection-actions.js';
import { formatNumber } from '../ui/format.js';
import { SelectField, TextArea } from '../ui/form.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { Decision } from './application.entity.js';
import { DecisionDto } from './applications.dto.js';
import { ApplicationsQueries } from './applications.queries.js';
import { ApplicationsService, toDecisionInput } from './applications.service.js';
import { DossierContents } from './dossier-contents.service.js';
import { AssignmentDto } from './dossier-work.dto.js';
import { BY_LOT, DossierWork } from './dossier-work.service.js';
import { dossierNote } from './dossier-note.js';
import { REASON_CODES } from './reason-codes.js';

/** In the order in which the queue offers them. */
export const DOSSIER_SELECTIONS = [
  'application.approve',
  'application.amend',
  'application.refuse',
  'application.assign',
] as const;

/** What can be done with several dossiers at once. */
@Injectable()
export class DossierSelections implements OnModuleInit {
  constructor(
    private readonly selections: SelectionActions,
    private readonly applications: ApplicationsService,
    private readonly queries: ApplicationsQueries,
    private readonly contents: DossierContents,
    private readonly work: DossierWork,
  ) {}

  onModuleInit(): void {
    this.selections.add(this.deciding('approve'));
    this.selections.add({ ...this.deciding('amend'), form: this.reasonForm('amend') });
    this.selections.add({ ...this.deciding('refuse'), form: this.reasonForm('refuse') });
    this.selections.add({
      name: 'application.assign',
      permission: 'application:assign',
      menu: 'applications',
      texts: (all) => all.applications.together.assign,
      form: this.officialForm(),
      describe: (actor, ids, lang) => this.describe(actor, ids, lang, false),
      uncertain: ({ officialId }) => officialId === BY_LOT,
      apply: async (actor, { id, version }, { officialId = '' }) => {
        const to = officialId === BY_LOT ? { random: true as const } : { officialId: officialId || null };
        const { assignedTo } = await this.work.assign(actor, id, to, version);
        return assignedTo === null ? null : this.work.nameOf(assignedTo);
      },
    });
  }

  private deciding(decision: Decision): SelectionAction {
    return {
      name: `application.${decision}`,
      permission: 'application:decide',
      menu: 'applications',
      texts: (all) => all.applications.together[decision],
      describe: (actor, ids, lang) => this.describe(actor, ids, lang, decision === 'approve'),
      apply: async (actor, { id, version }, input) => {
        if (decision === 'approve') await this.assertChecked(actor, id);
        const { reason, reasonCode } = await decided(decision, input);
        const sent = { decision, version, reason: reason ?? null, reasonCode: reasonCode ?? null };
        await this.applications.decide(actor, id, toDecisionInput(sent));
        return (await this.queries.get(actor, id)).decisionNumber;
      },
    };
  }

  /** Whatever a machine would stop is somebody's to look at alone. */
  private async assertChecked(actor: Actor, id: string): Promise<void> {
    const checks = await this.contents.checks(await this.queries.get(actor, id), 'vi');
    if (checks.some(({ result }) => result === 'stop')) throw new Conflict('checks-stop');
  }

  private async describe(
    actor: Actor,
    ids: readonly string[],
    lang: Lang,
    checked: boolean,
  ): Promise<SelectedThing[]> {
    const found: SelectedThing[] = [];
    for (const dossier of await this.queries.some(actor, ids)) {
      const open = checked && dossier.status === 'submitted';
      const checks = open ? await this.contents.checks(dossier, lang) : [];
      const seen = checks.filter(({ result = 'warn' }) => result !== 'ok');
      found.push({
        id: dossier.id,
        version: dossier.version,
        title: dossier.title,
        note: dossierNote(lang, dossier),
        href: `/console/applications/${dossier.id}`,
        warnings: seen.map(({ label, value }) => (value === null ? label : `${label}: ${value}`)),
      });
    }
    return found;
  }

  private reasonForm(decision: Decision): SelectionForm {
    return {
      read: async (typed) => {
        const { reason, reasonCode } = await decided(decision, typed);
        return { ...(reasonCode ? { reasonCode } : {}), ...(reason ? { reason } : {}) };
      },
      labels: ({ applications: { decision: text } }) => ({
        reason: text.reason,
        reasonCode: text.reasonCode,
      }),
      draw: (ctx, values) => {
        const { decision: text, reasonCodes } = words(ctx.lang).applications;
        return Promise.resolve(
          <>
            <SelectField
              name="reasonCode"
              label={text.reasonCode}
              prompt={text.chooseReason}
              value={values['reasonCode']}
              options={REASON_CODES.map((value) => ({ value, text: reasonCodes[value] }))}
            />
            <TextArea
              name="reason"
              label={text.reason}
              hint={text.reasonHint}
              required
              value={values['reason']}
              rows={4}
              maxlength={1800}
            />
          </>,
        );
      },
      shown: ({ applications: { decision: text, reasonCodes } }, { reason = '', reasonCode = 'other' }) => {
        const code = REASON_CODES.find((each) => each === reasonCode) ?? 'other';
        return Promise.resolve([
          [text.reasonCode, reasonCodes[code]],
          [text.reason, reason],
        ]);
      },
    };
  }

  private officialForm(): SelectionForm {
    return {
      read: async ({ officialId = '' }) => {
        if (officialId !== BY_LOT && officialId !== '') await readInput(AssignmentDto, { officialId });
        return { officialId };
      },
      labels: ({ applications: { work } }) => ({ officialId: work.official }),
      draw: async (ctx, values) => {
        const { work: text } = words(ctx.lang).applications;
        const officials = await this.work.present();
        return (
          <SelectField
            name="officialId"
            label={text.official}
            hint={text.officialsHint}
            required
            prompt={text.nobody}
            value={values['officialId']}
            options={[
              { value: BY_LOT, text: text.random },
              ...officials.map(({ id, name, waiting }) => ({
                value: id,
                text: text.officialOption(name, formatNumber(ctx.lang, waiting)),
              })),
            ]}
          />
        );
      },
      shown: async ({ applications: { work } }, { officialId = '' }) => {
        const given = officialId === BY_LOT ? work.random : work.nobody;
        const named = officialId === BY_LOT || officialId === '' ? null : await this.work.nameOf(officialId);
        return [[work.official, named ?? given]];
      },
    };
  }
}

/** @throws Invalid at what has to be filled in. */
async function decided(
  decision: Decision,
  { reason, reasonCode }: { readonly reason?: string; readonly reasonCode?: string },
): Promise<DecisionDto> {
  const input = await readInput(DecisionDto, {
    decision,
    ...(reason === undefined ? {} : { reason }),
    ...(reasonCode === undefined ? {} : { reasonCode }),
  });
  if (decision !== 'approve' && !input.reason) throw Invalid.field('reason', 'reason-needed');
  return input;
}
