import { Field, useField, type FieldProps } from './field.js';
import { isoDay, isoLocal, numberInput } from './format.js';
import { Icon } from './icon.js';
import { usePage, useWords } from './page-context.js';

/** How much there is to write shows in the width. */
type Width = 'short' | 'full';

export interface TextFieldProps extends FieldProps {
  readonly value?: string | null | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | undefined;
  /** A token of HTML's autofill list, such as `email` or `organization` (WCAG 1.3.5). */
  readonly autocomplete?: string | undefined;
  readonly inputmode?: 'numeric' | 'decimal' | 'text' | undefined;
  readonly maxlength?: number | undefined;
  readonly width?: Width | undefined;
  /** A code or a number read character by character: monospaced, no spell check. */
  readonly code?: boolean | undefined;
  /** Suggestions the reader may take or leave. */
  readonly suggestions?: readonly string[] | undefined;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { name, value, type = 'text', required, suggestions, code, width, ...rest } = props;
  const state = useField(props);
  const listId = suggestions === undefined ? undefined : `${state.id}-list`;
  return (
    <Field {...props} state={state}>
      <input
        class={classes(code === true && 'code', width === 'short' && 'short')}
        id={state.id}
        name={name}
        type={type}
        value={value ?? ''}
        required={required}
        autocomplete={rest.autocomplete ?? (code === true ? 'off' : undefined)}
        inputmode={rest.inputmode}
        maxlength={rest.maxlength}
        spellcheck={code === true ? false : undefined}
        list={listId}
        {...state.aria}
      />
      {suggestions !== undefined && (
        <datalist id={listId}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </Field>
  );
}

export interface PasswordFieldProps extends FieldProps {
  readonly autocomplete: 'current-password' | 'new-password';
  readonly maxlength?: number;
}

/** A password is never put back into the page. */
export function PasswordField(props: PasswordFieldProps) {
  const { name, required, autocomplete, maxlength } = props;
  const state = useField(props);
  return (
    <Field {...props} state={state}>
      <input
        id={state.id}
        name={name}
        type="password"
        required={required}
        autocomplete={autocomplete}
        maxlength={maxlength}
        {...state.aria}
      />
    </Field>
  );
}

export interface TextAreaProps extends FieldProps {
  readonly value?: string | null | undefined;
  readonly rows?: number;
  readonly maxlength?: number;
  readonly code?: boolean;
}

export function TextArea(props: TextAreaProps) {
  const { name, value, required, rows = 4, maxlength, code } = props;
  const state = useField(props);
  return (
    <Field {...props} state={state}>
      <textarea
        class={classes(code === true && 'code')}
        id={state.id}
        name={name}
        rows={rows}
        required={required}
        maxlength={maxlength}
        spellcheck={code === true ? false : undefined}
        {...state.aria}
      >
        {/* The parser drops a first line break inside <textarea>; this one is given up for the text's own. */}
        {value?.startsWith('\n') === true ? `\n${value}` : (value ?? '')}
      </textarea>
    </Field>
  );
}

export interface NumberFieldProps extends FieldProps {
  /** A number as stored (never its `toString()`, whose point would be read as a group), or the text as it was typed. */
  readonly value?: number | string | null | undefined;
  /** Shown after the control, such as `ha`. */
  readonly unit?: string;
  /** Whole numbers only: brings up the keys for digits alone. */
  readonly whole?: boolean;
}

/**
 * A number typed as text: `type=number` drops what it cannot read and refuses the Vietnamese decimal comma, so the
 * server reads “12,5” and “12.5” alike and can give back what was typed.
 */
export function NumberField(props: NumberFieldProps) {
  const { name, value, required, unit, whole } = props;
  const state = useField(props);
  const control = (
    <input
      class="short"
      id={state.id}
      name={name}
      type="text"
      inputmode={whole === true ? 'numeric' : 'decimal'}
      value={typeof value === 'number' ? numberInput(value) : (value ?? '')}
      required={required}
      autocomplete="off"
      {...state.aria}
    />
  );
  return (
    <Field {...props} state={state}>
      {unit === undefined ? (
        control
      ) : (
        <span class="unit">
          {control} <span>{unit}</span>
        </span>
      )}
    </Field>
  );
}

export interface DateFieldProps extends FieldProps {
  /** A calendar day `2026-10-12` (with `time`: `2026-10-12T07:45`), a moment, or what was typed. */
  readonly value?: string | Date | null | undefined;
  readonly min?: string;
  readonly max?: string;
  /** Day and time of day; without it the day alone. */
  readonly time?: boolean;
}

export function DateField(props: DateFieldProps) {
  const { name, value, required, min, max, time } = props;
  const state = useField(props);
  const zone = usePage()?.registry.timeZone;
  const written = time === true ? isoLocal : isoDay;
  const shown = value instanceof Date ? written(value, zone) : (value ?? '');
  return (
    <Field {...props} state={state}>
      <input
        class={time === true ? 'mid' : 'short'}
        id={state.id}
        name={name}
        type={time === true ? 'datetime-local' : 'date'}
        value={shown}
        min={min}
        max={max}
        required={required}
        {...state.aria}
      />
    </Field>
  );
}

export interface FileFieldProps extends FieldProps {
  /** As HTML's `accept`: `image/*` or `.geojson,.json`. */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Offers the camera on the back of a phone. */
  readonly capture?: boolean;
  /** Id of the file sent before, which stays chosen unless another is. Goes back in the field `{name}Draft`. */
  readonly kept?: string | null;
}

/** The form around it must be `multipart`. */
export function FileField(props: FileFieldProps) {
  const { name, required, accept, multiple, capture, kept = null } = props;
  const { fileKept } = useWords().ui;
  const state = useField(props);
  return (
    <Field {...props} state={state}>
      {kept !== null && (
        <p class="kept">
          <Icon name="ok" /> <span>{fileKept}</span>
          <input type="hidden" name={`${name}Draft`} value={kept} />
        </p>
      )}
      <input
        id={state.id}
        name={name}
        type="file"
        required={required}
        accept={accept}
        multiple={multiple}
        capture={capture === true ? 'environment' : undefined}
        {...state.aria}
      />
    </Field>
  );
}

function classes(...names: readonly (string | false)[]): string | undefined {
  return names.filter((name) => name !== false).join(' ') || undefined;
}
