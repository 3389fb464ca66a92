import { Form, SubmitButton, TextArea, TextField } from './form.js';
import type { FieldFault, PageContext } from './page-context.js';
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
  const { cause } = words(ctx.lang).ui;
  return (
    <Form ctx={ctx} action={action} faults={faults}>
      <TextArea name="reason" label={cause.reason} hint={hint} required rows={3} maxlength={2000} />
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
