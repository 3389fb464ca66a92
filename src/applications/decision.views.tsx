import { AsWritten, Reason } from '../ui/vietnamese.js';
import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import {
  ChoiceField,
  ErrorSummary,
  Form,
  HiddenField,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../ui/form.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel, type KeyValue } from '../ui/panel.js';
import { words } from '../ui/words.js';
import { DECISIONS, type Decision } from './application.entity.js';
import type { ApplicationView } from './applications.dto.js';
import { kindText } from './applications.views.js';
import { REASON_CODES, type ReasonCode } from './reason-codes.js';
import type { DecisionField, SubjectSummary } from './dossier-kind.js';

type Values = Readonly<Record<string, string | undefined>>;

export interface DecisionFormProps {
  readonly ctx: PageContext;
  readonly application: ApplicationView;
  readonly summary: SubjectSummary;
  readonly fields: readonly DecisionField[];
  readonly values: Values;
  readonly faults: readonly FieldFault[];
}

export function DecisionForm({ ctx, application, summary, fields, values, faults }: DecisionFormProps) {
  const all = words(ctx.lang);
  const text = all.applications.decision;
  const labels = {
    decision: text.decision,
    reason: text.reason,
    reasonCode: text.reasonCode,
    ...Object.fromEntries(fields.map(({ name, label }) => [`fields.${name}`, label(all)])),
  };
  const notes = { approve: text.approveNote, amend: text.amendNote, refuse: text.refuseNote };
  return (
    <Panel id="decision" title={text.panel}>
      <ErrorSummary ctx={ctx} faults={faults} labels={labels} />
      <Form ctx={ctx} action={`/console/applications/${application.id}`} faults={faults}>
        <HiddenField name="version" value={values['version'] ?? String(application.version)} />
        <ChoiceField
          name="decision"
          label={text.decision}
          required
          value={values['decision']}
          options={DECISIONS.map((value) => ({ value, text: text[value], note: notes[value] }))}
        />
        {fields.map(({ name, label, hint, maxlength }) => (
          <TextField
            key={name}
            name={`fields.${name}`}
            label={label(all)}
            hint={hint(all)}
            value={values[`fields.${name}`] ?? summary.suggestions?.[name] ?? ''}
            code
            maxlength={maxlength}
          />
        ))}
        <SelectField
          name="reasonCode"
          label={text.reasonCode}
          hint={text.reasonCodeHint}
          prompt={text.chooseReason}
          value={values['reasonCode']}
          options={REASON_CODES.map((value) => ({ value, text: all.applications.reasonCodes[value] }))}
        />
        <TextArea
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          value={values['reason']}
          rows={4}
          maxlength={1800}
        />
        <p>
          <SubmitButton>{text.preview}</SubmitButton>
        </p>
      </Form>
    </Panel>
  );
}

export interface DecisionPreviewPageProps {
  readonly ctx: PageContext;
  readonly application: ApplicationView;
  readonly decision: Decision;
  readonly reason: string | null;
  readonly reasonCode: ReasonCode | null;
  readonly fields: readonly DecisionField[];
  readonly values: Values;
}

/** What the decision says and does, before it is recorded. */
export function DecisionPreviewPage({
  ctx,
  application,
  decision,
  reason,
  reasonCode,
  fields,
  values,
}: DecisionPreviewPageProps) {
  const all = words(ctx.lang);
  const text = all.applications;
  const given: KeyValue[] = fields.map(({ name, label }) => [
    label(all),
    <span class="code">{values[`fields.${name}`]}</span>,
  ]);
  return (
    <ConsolePage
      ctx={ctx}
      title={text.preview.title}
      current="applications"
      heading={text.preview.title}
      lead={`${kindText(ctx, application.kind)} · ${application.reference}`}
      crumbs={[
        { href: '/console/applications', text: text.title },
        { href: `/console/applications/${application.id}`, text: application.reference },
      ]}
      styles={['forms']}
    >
      <Banner kind="info" title={text.preview.notYet} />
      <Panel id="preview" title={<AsWritten>{application.title}</AsWritten>}>
        <KeyValues
          items={[
            [text.facts.business, application.businessName],
            [text.decision.panel, <b>{text.decision[decision]}</b>],
            ...given,
            ...(reasonCode === null
              ? []
              : [[text.decision.reasonCode, text.reasonCodes[reasonCode]] satisfies KeyValue]),
            [text.decision.reason, reason && <Reason>{reason}</Reason>],
            [text.preview.effects, text.preview.effectsOf[decision]],
          ]}
        />
        <Form ctx={ctx} action={`/console/applications/${application.id}`}>
          {Object.entries(values).map(([name, value]) => (
            <HiddenField key={name} name={name} value={value ?? ''} />
          ))}
          <p class="send">
            <SubmitButton name="step" value="record">
              {text.decision.submit}
            </SubmitButton>{' '}
            <SubmitButton name="step" value="edit" plain>
              {text.preview.edit}
            </SubmitButton>
          </p>
        </Form>
      </Panel>
    </ConsolePage>
  );
}
