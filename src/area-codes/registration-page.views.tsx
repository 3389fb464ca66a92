import type { Role } from '../access/roles.js';
import { ConsolePage } from '../ui/console-page.js';
import { Banner } from '../ui/banner.js';
import {
  DateField,
  ErrorSummary,
  Form,
  HiddenField,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../ui/form.js';
import { formatDate, formatDateTime } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { AsWritten, asWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { marketName } from './markets.js';
import { REGISTRATION_CAUSES } from './registration.entity.js';
import { registrationStates } from './registration.transitions.js';
import { RegistrationTag, stateShown, untilText } from './markets-panel.js';
import { REGISTRATION_STEPS, type RegistrationStep } from './registrations.dto.js';
import type { RegistrationInArea, StepView } from './registrations.queries.js';

type Values = Readonly<Record<string, string | undefined>>;

export interface RegistrationPageProps {
  readonly ctx: PageContext;
  readonly registration: RegistrationInArea;
  readonly role: Role;
  readonly steps: readonly StepView[];
  /** The dossier that asks for its renewal, while it waits. */
  readonly renewal: { readonly id: string; readonly status: string } | null;
  /** As its business. */
  readonly mayAsk: boolean;
  readonly done: boolean;
  /** Of the step that was tried. */
  readonly tried: RegistrationStep | null;
  readonly values: Values;
  readonly faults: readonly FieldFault[];
}

/** One area's code in one market: how it stands, what may be done, and all that happened to it. */
export function RegistrationPage(props: RegistrationPageProps) {
  const { ctx, registration, role, steps, done, faults } = props;
  const text = words(ctx.lang).areaCodes;
  const market = marketName(registration.market, ctx.lang);
  const offered = REGISTRATION_STEPS.filter((step) =>
    registrationStates.allows(registration.state, step, role),
  );
  return (
    <ConsolePage
      ctx={ctx}
      title={`${registration.areaName}, ${market}`}
      current="areas"
      heading={market}
      tag={
        <>
          {registration.code !== null && <span class="code">{registration.code}</span>}{' '}
          <RegistrationTag ctx={ctx} registration={registration} />
        </>
      }
      crumbs={[
        { href: '/console/areas', text: words(ctx.lang).areas.title },
        { href: `/console/areas/${registration.areaId}`, text: registration.areaName },
      ]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      {done && <Banner title={text.saved} />}
      <ErrorSummary ctx={ctx} faults={faults} labels={text.fields} />
      <div class="two">
        <div>
          <Panel id="facts" title={text.facts}>
            <KeyValues
              items={[
                [
                  text.area,
                  <a href={`/console/areas/${registration.areaId}`}>{asWritten(registration.areaName)}</a>,
                ],
                [
                  text.code,
                  registration.code === null ? (
                    text.noCode
                  ) : registration.standing === null ? (
                    <span class="code">{registration.code}</span>
                  ) : (
                    <a class="code" href={`/areas/${registration.code}`}>
                      {registration.code}
                    </a>
                  ),
                ],
                [
                  text.since,
                  registration.since === null
                    ? null
                    : `${formatDate(ctx.lang, registration.since)} – ${untilText(ctx, registration)}`,
                ],
                [text.cause, registration.cause === null ? '–' : text.causes[registration.cause]],
                [text.reason, registration.reason ?? '–'],
              ]}
            />
          </Panel>
          <Panel id="history" title={text.history} flush>
            <History ctx={ctx} steps={steps} />
          </Panel>
        </div>
        <div>
          <Panel id="next" title={text.nextTitle}>
            <p>{text.next[stateShown(registration)]}</p>
            {registration.state === 'amend' && registrationStates.allows('amend', 'submit', role) && (
              <Form ctx={ctx} action={`/console/area-registrations/${registration.id}/submission`}>
                <SubmitButton>{text.submit}</SubmitButton>
              </Form>
            )}
            <Renewal {...props} />
            {offered.map((step) => (
              <details key={step} open={props.tried === step}>
                <summary>{text.steps[step]}</summary>
                <StepForm {...props} step={step} />
              </details>
            ))}
          </Panel>
        </div>
      </div>
    </ConsolePage>
  );
}

/** Where its business asks that it may go on, from the first day on which it has a last one. */
function Renewal({ ctx, registration, renewal, mayAsk, values, faults }: RegistrationPageProps) {
  const { fields, renewal: text } = words(ctx.lang).areaCodes;
  if (renewal !== null && (!mayAsk || renewal.status === 'submitted'))
    return (
      <p>
        {text.waits} <a href={`/console/applications/${renewal.id}`}>{text.dossier}</a>
      </p>
    );
  const { state, until } = registration;
  if (!mayAsk || until === null || (state !== 'active' && state !== 'expired')) return null;
  const tried = values['action'] === 'ask-renewal';
  return (
    <details open={tried || renewal !== null} id="renewal">
      <summary>{text.ask}</summary>
      <Form
        ctx={ctx}
        action={`/console/area-registrations/${registration.id}/renewal`}
        faults={tried ? faults : []}
        id="ask-renewal"
      >
        <p class="soft">{text.lead(formatDate(ctx.lang, until))}</p>
        <DateField name="until" label={fields.until} value={tried ? values['until'] : undefined} required />
        <TextArea
          name="grounds"
          label={text.grounds}
          hint={text.groundsHint}
          value={tried ? values['grounds'] : undefined}
          rows={3}
          maxlength={2000}
          required
        />
        <SubmitButton>{text.send}</SubmitButton>
      </Form>
    </details>
  );
}

/** What each step asks for. */
const ASKS: Readonly<Record<RegistrationStep, readonly string[]>> = {
  issue: ['code', 'since', 'until'],
  decline: ['reason'],
  suspend: ['cause', 'reason', 'decisionNumber'],
  correct: ['reason'],
  reject: ['reason'],
  reinstate: ['reason', 'decisionNumber'],
  revoke: ['cause', 'reason', 'decisionNumber'],
  renew: ['until', 'decisionNumber'],
  expire: [],
};

function StepForm({
  ctx,
  registration,
  step,
  tried,
  values,
  faults,
}: RegistrationPageProps & { readonly step: RegistrationStep }) {
  const text = words(ctx.lang).areaCodes;
  const { fields } = text;
  const asks = ASKS[step];
  const typed = (name: string) => (tried === step ? values[name] : undefined);
  return (
    <Form
      ctx={ctx}
      action={`/console/area-registrations/${registration.id}/steps`}
      faults={tried === step ? faults : []}
      id={step}
    >
      <HiddenField name="action" value={step} />
      {asks.includes('code') && (
        <TextField
          name="code"
          label={fields.code}
          hint={text.codeHint}
          value={typed('code')}
          code
          required
          maxlength={40}
        />
      )}
      {asks.includes('cause') && (
        <SelectField
          name="cause"
          label={fields.cause}
          options={REGISTRATION_CAUSES.map((value) => ({ value, text: text.causes[value] }))}
          value={typed('cause')}
          required
        />
      )}
      {asks.includes('reason') && (
        <TextArea
          name="reason"
          label={text.reasonOf[step]}
          value={typed('reason')}
          rows={3}
          maxlength={2000}
          required
        />
      )}
      {asks.includes('since') && <DateField name="since" label={fields.since} value={typed('since')} />}
      {asks.includes('until') && (
        <DateField name="until" label={fields.until} value={typed('until')} required={step === 'renew'} />
      )}
      {asks.includes('decisionNumber') && (
        <TextField
          name="decisionNumber"
          label={fields.decisionNumber}
          value={typed('decisionNumber')}
          maxlength={60}
        />
      )}
      <SubmitButton plain>{text.steps[step]}</SubmitButton>
    </Form>
  );
}

function History({ ctx, steps }: Pick<RegistrationPageProps, 'ctx' | 'steps'>) {
  const text = words(ctx.lang).areaCodes;
  const states: Readonly<Record<string, string>> = text.states;
  const actions: Readonly<Record<string, string>> = text.audit.actions;
  return (
    <DataTable
      caption={text.history}
      captionHidden
      rows={steps}
      rowKey={({ id }) => id}
      empty={text.noHistory}
      columns={[
        {
          key: 'at',
          head: text.at,
          nowrap: true,
          cell: ({ at }) => formatDateTime(ctx.lang, at, ctx.registry.timeZone),
        },
        {
          key: 'what',
          head: text.step,
          cell: ({ entry, reason, decisionNumber }) => (
            <>
              {actions[entry] ?? entry}
              {reason !== null && <small>{asWritten(reason)}</small>}
              {decisionNumber !== null && <small>{text.decision(decisionNumber)}</small>}
            </>
          ),
        },
        { key: 'before', head: text.before, cell: ({ from }) => <del>{states[from] ?? from}</del> },
        { key: 'after', head: text.after, cell: ({ to }) => <ins>{states[to] ?? to}</ins> },
      ]}
    />
  );
}

export interface RequestPageProps {
  readonly ctx: PageContext;
  readonly area: { readonly id: string; readonly name: string };
  readonly markets: readonly string[];
  readonly values: Values;
  readonly faults: readonly FieldFault[];
}

/** Asks for a code in one more market. */
export function RequestPage({ ctx, area, markets, values, faults }: RequestPageProps) {
  const text = words(ctx.lang).areaCodes;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.request}
      current="areas"
      heading={text.request}
      lead={text.requestLead}
      crumbs={[
        { href: '/console/areas', text: words(ctx.lang).areas.title },
        { href: `/console/areas/${area.id}`, text: area.name },
      ]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={text.fields} />
      <Panel id="request" title={<AsWritten>{area.name}</AsWritten>}>
        <Form ctx={ctx} action={`/console/areas/${area.id}/registrations`} faults={faults}>
          <SelectField
            name="market"
            label={text.market}
            options={markets.map((value) => ({ value, text: marketName(value, ctx.lang) }))}
            value={values['market']}
            required
          />
          <p class="send">
            <SubmitButton>{text.send}</SubmitButton>
          </p>
        </Form>
      </Panel>
    </ConsolePage>
  );
}
