import { Form, SelectField, SubmitButton, TextArea, TextField } from './form.js';
import type { FieldFault, PageContext } from './page-context.js';
import { type ReasonList, STANDARD_REASONS } from './standard-reason.js';
import { words } from './words.js';

export interface CauseFormProps {
  readonly ctx: PageContext;
  readonly action: string;
  readonly hint: string;
  /** The decision on paper that says so is the office's: others are not asked for one. */
  readonly office: boolean;
  readonly faults: readonly FieldFault[];
  readonly submit: string;
}

/** Stops something, with a reason for those whom it concerns. */
export function CauseForm({ ctx, action, hint, office, faults, submit }: CauseFormProps) {
  const {
    ui: { cause },
    reasons,
  } = words(ctx.lang);
  return (
    <Form ctx={ctx} action={action} faults={faults}>
      <StandardReasonField ctx={ctx} list={office ? 'stop' : 'hold'} />
      <TextArea name="reason" label={reasons.own} hint={hint} rows={3} maxlength={1800} />
      {office && (
        <TextField
          name="decisionNumber"
          label={cause.decisionNumber}
          hint={cause.decisionNumberHint}
          maxlength={60}
        />
      )}
      <SubmitButton plain>{submit}</SubmitButton>
    </Form>
  );
}

interface StandardReasonFieldProps {
  readonly ctx: PageContext;
  readonly list: ReasonList;
}

/** Beside a field `reason` for words of one's own, of which either will do. */
function StandardReasonField({ ctx, list }: StandardReasonFieldProps) {
  const { choose, chooseHint, other, standard } = words(ctx.lang).reasons;
  return (
    <SelectField
      name="standardReason"
      label={choose}
      hint={chooseHint}
      prompt={other}
      options={STANDARD_REASONS[list].map((key) => ({ value: key, text: standard[key] }))}
    />
  );
}

export interface ConfirmFormProps {
  readonly ctx: PageContext;
  readonly action: string;
  /** What to press first, what then happens, and what to press for it. */
  readonly label: string;
  readonly warning: string;
  readonly submit: string;
}

/** Something that is not to happen at one tap: it opens first and says what it does. */
export function ConfirmForm({ ctx, action, label, warning, submit }: ConfirmFormProps) {
  return (
    <details>
      <summary>{label}</summary>
      <p>{warning}</p>
      <Form ctx={ctx} action={action}>
        <SubmitButton plain>{submit}</SubmitButton>
      </Form>
    </details>
  );
}
