import { asWritten } from './vietnamese.js';
import type { ComponentChildren } from 'preact';
import { LabelText, Notes, useField, type FieldProps } from './field.js';

export interface ChoiceOption {
  readonly value: string;
  readonly text: ComponentChildren;
  /** A second, softer line. */
  readonly note?: ComponentChildren;
  readonly disabled?: boolean;
}

export interface ChoiceFieldProps extends FieldProps {
  readonly options: readonly ChoiceOption[];
  /** The chosen value; a list where several may be chosen. */
  readonly value?: string | readonly string[] | null | undefined;
  /** Checkboxes instead of radio buttons. */
  readonly multiple?: boolean;
  /** Short choices side by side. */
  readonly row?: boolean;
  /** The legend is there for a screen reader only, where a heading above says the same. */
  readonly legendHidden?: boolean;
}

/** One or several of a few: the whole row is the target. The summary links to the first choice. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { name, options, value, multiple, required, row, legendHidden } = props;
  const state = useField(props);
  const chosen = new Set(typeof value === 'string' ? [value] : (value ?? []));
  return (
    <fieldset
      class={state.error === undefined ? 'field' : 'field bad'}
      aria-describedby={state.aria['aria-describedby']}
    >
      <legend class={legendHidden === true ? 'hide' : undefined}>
        <LabelText {...props} />
      </legend>
      <Notes hint={props.hint} state={state} />
      <div class={row === true ? 'choice row' : 'choice'}>
        {options.map((option, index) => (
          <label key={option.value}>
            <input
              id={index === 0 ? state.id : undefined}
              type={multiple === true ? 'checkbox' : 'radio'}
              name={name}
              value={option.value}
              checked={chosen.has(option.value)}
              disabled={option.disabled}
              required={required === true && multiple !== true}
              aria-invalid={state.aria['aria-invalid']}
            />
            <span>
              {option.note === undefined ? asWritten(option.text) : <b>{asWritten(option.text)}</b>}
              {option.note !== undefined && <small>{option.note}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface CheckFieldProps extends FieldProps {
  readonly checked?: boolean | undefined;
  /** What is sent when it is ticked. */
  readonly value?: string;
  readonly note?: ComponentChildren;
}

/** One thing to agree to or to switch on. */
export function CheckField(props: CheckFieldProps) {
  const { name, label, checked, value = 'yes', required, note } = props;
  const state = useField(props);
  return (
    <div class={state.error === undefined ? 'field' : 'field bad'}>
      <Notes hint={props.hint} state={state} />
      <div class="choice">
        <label>
          <input
            id={state.id}
            type="checkbox"
            name={name}
            value={value}
            checked={checked}
            required={required}
            {...state.aria}
          />
          <span>
            {note === undefined ? label : <b>{label}</b>}
            {note !== undefined && <small>{note}</small>}
          </span>
        </label>
      </div>
    </div>
  );
}
