import type { ComponentChildren } from 'preact';
import { faultText } from './fault-text.js';
import { Icon } from './icon.js';
import { enterForm, formFaults, useWords, type FieldFault } from './page-context.js';

interface WithFaultsProps {
  readonly faults: readonly FieldFault[];
  readonly children: ComponentChildren;
}

/** Around a form, so that each field inside finds its own. No form is within another. */
export function WithFaults({ faults, children }: WithFaultsProps) {
  enterForm(faults);
  return (
    <>
      {children}
      <AfterForm />
    </>
  );
}

/** Parts are drawn in the order of the page: this one when the form is done. */
function AfterForm() {
  enterForm([]);
  return null;
}

/** What every field takes. */
export interface FieldProps {
  /** Also the path of its faults: `contact.phone`. */
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  /** Those of the form around it unless given. */
  readonly faults?: readonly FieldFault[];
  /** Unless required, the label says “(if any)”. */
  readonly required?: boolean;
  /** Of a search, where everything may be left out and no label says so. */
  readonly narrowing?: boolean;
}

/** The id of a field's control, to which the error summary links: `contact.phone` → `f-contact-phone`. */
export function fieldId(path: string): string {
  return `f-${path.replace(/[^A-Za-z0-9]+/g, '-')}`;
}

export interface FieldState {
  readonly id: string;
  readonly hintId: string | undefined;
  readonly errorId: string | undefined;
  readonly error: string | undefined;
  /** Ready for the control. */
  readonly aria: { readonly 'aria-invalid'?: 'true'; readonly 'aria-describedby'?: string };
}

/** A field's own fault in words, and the ids that tie label, hint, error and control together. */
export function useField({ name, hint, faults }: FieldProps): FieldState {
  const words = useWords();
  const fault = (faults ?? formFaults()).find(({ path }) => path === name);
  const id = fieldId(name);
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = fault === undefined ? undefined : `${id}-error`;
  const described = [hintId, errorId].filter((part) => part !== undefined).join(' ');
  return {
    id,
    hintId,
    errorId,
    error: fault === undefined ? undefined : faultText(words, fault),
    aria: {
      ...(fault === undefined ? {} : { 'aria-invalid': 'true' }),
      ...(described === '' ? {} : { 'aria-describedby': described }),
    },
  };
}

/** A label, its hint and its error above one control. */
export function Field(
  props: FieldProps & { readonly state: FieldState; readonly children: ComponentChildren },
) {
  const { state, children } = props;
  return (
    <div class={state.error === undefined ? 'field' : 'field bad'}>
      <label for={state.id}>
        <LabelText {...props} />
      </label>
      <Notes hint={props.hint} state={state} />
      {children}
    </div>
  );
}

export function LabelText({ label, required, narrowing }: FieldProps) {
  const { optional } = useWords().ui;
  return (
    <>
      {label}
      {required !== true && narrowing !== true && <span class="optional"> {optional}</span>}
    </>
  );
}

export function Notes({ hint, state }: { readonly hint?: ComponentChildren; readonly state: FieldState }) {
  return (
    <>
      {state.hintId !== undefined && (
        <p class="hint" id={state.hintId}>
          {hint}
        </p>
      )}
      {state.error !== undefined && (
        <p class="error" id={state.errorId}>
          <Icon name="warn" /> <span>{state.error}</span>
        </p>
      )}
    </>
  );
}
