import { formatNumber } from '../ui/format.js';
import { Form, SelectField, SubmitButton, TextArea } from '../ui/form.js';
import { Icon, type IconName } from '../ui/icon.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { safeHref } from '../ui/safe-href.js';
import { words } from '../ui/words.js';
import type { dossierStates } from './application.transitions.js';
import type { ApplicationView } from './applications.dto.js';
import type { CheckResult, DossierCheck } from './dossier-kind.js';
import { BY_LOT, type Assignable } from './dossier-work.service.js';
import type { Offers } from '../platform/state-machine.js';

const ICONS: Readonly<Record<CheckResult, IconName>> = { ok: 'ok', warn: 'warn', stop: 'stop' };

/** What the machine looked at, each with the rule by which it says so. */
export function ChecksPanel({ ctx, checks }: { ctx: PageContext; checks: readonly DossierCheck[] }) {
  const text = words(ctx.lang).applications.checks;
  if (checks.length === 0) return null;
  const number = (value: number) => formatNumber(ctx.lang, value);
  // What wants somebody to look comes first.
  const inOrder = checks.toSorted((one, other) => rankOf(one) - rankOf(other));
  const good = checks.filter(({ result }) => result === 'ok').length;
  return (
    <Panel
      id="checks"
      title={text.panel}
      aside={<small>{text.aside(number(good), number(checks.length))}</small>}
      flush
    >
      <ul class="tasks hints">
        {inOrder.map(({ label, value, result = 'warn', why, href }, index) => (
          <li key={index} class={result === 'ok' ? 'good' : undefined}>
            <Icon name={ICONS[result]} />
            <div>
              <b>{label}</b> <span class="hide">{text.results[result]}</span>
              {value !== null && <p>{href === undefined ? value : <a href={safeHref(href)}>{value}</a>}</p>}
              {why !== undefined && (
                <details>
                  <summary>{text.why}</summary>
                  <p>{why}</p>
                </details>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p class="in soft">{text.note}</p>
    </Panel>
  );
}

function rankOf({ result = 'warn' }: DossierCheck): number {
  return ['stop', 'warn', 'ok'].indexOf(result);
}

export interface WorkPanelProps {
  readonly ctx: PageContext;
  readonly application: ApplicationView;
  readonly offers: Offers<typeof dossierStates>;
  readonly assignable: readonly Assignable[];
}

/** Who works on it, and who goes to look. */
export function WorkPanel({ ctx, application, offers, assignable }: WorkPanelProps) {
  const text = words(ctx.lang).applications.work;
  const path = `/console/applications/${application.id}`;
  if (!offers('assign') && !offers('report-field-check')) return null;
  return (
    <Panel id="work" title={text.panel}>
      {offers('assign') && (
        <Form ctx={ctx} action={`${path}/assignment`}>
          <SelectField
            name="officialId"
            label={text.official}
            hint={text.officialHint}
            required
            prompt={text.nobody}
            value={application.assignedTo}
            options={[
              { value: BY_LOT, text: text.random },
              ...assignable.map(({ id, name, waiting }) => ({
                value: id,
                text: text.officialOption(name, formatNumber(ctx.lang, waiting)),
              })),
            ]}
          />
          <SubmitButton plain>{text.assign}</SubmitButton>
        </Form>
      )}
      {offers('order-field-check') && application.fieldCheck !== 'ordered' && (
        <details>
          <summary>{text.order}</summary>
          <Form ctx={ctx} action={`${path}/field-check`}>
            <TextArea name="words" label={text.orderWords} rows={2} maxlength={2000} />
            <SubmitButton plain>{text.order}</SubmitButton>
          </Form>
        </details>
      )}
      {offers('report-field-check') && (
        <details open={application.fieldCheck === 'ordered'}>
          <summary>{text.report}</summary>
          <Form ctx={ctx} action={`${path}/field-report`}>
            <TextArea
              name="reason"
              label={text.found}
              hint={text.foundHint}
              required
              rows={3}
              maxlength={2000}
            />
            <SubmitButton plain>{text.report}</SubmitButton>
          </Form>
        </details>
      )}
    </Panel>
  );
}
