import { Field, useField, type FieldProps } from './field.js';
import { useWords } from './page-context.js';

export interface Option {
  readonly value: string;
  readonly text: string;
  /** Options of one group stand together under its name. */
  readonly group?: string;
}

export interface SelectFieldProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value?: string | null | undefined;
  /** The first, empty choice; `null` leaves it out. */
  readonly prompt?: string | null;
  readonly autocomplete?: string;
}

export function SelectField(props: SelectFieldProps) {
  const { name, options, value, required, prompt, autocomplete } = props;
  const state = useField(props);
  const { choose } = useWords().ui;
  return (
    <Field {...props} state={state}>
      <select id={state.id} name={name} required={required} autocomplete={autocomplete} {...state.aria}>
        {prompt !== null && <option value="">{prompt ?? choose}</option>}
        {grouped(options).map(([group, members]) =>
          group === undefined ? (
            members.map((option) => <Choice key={option.value} option={option} value={value} />)
          ) : (
            <optgroup key={group} label={group}>
              {members.map((option) => (
                <Choice key={option.value} option={option} value={value} />
              ))}
            </optgroup>
          ),
        )}
      </select>
    </Field>
  );
}

function Choice({ option, value }: { readonly option: Option; readonly value: string | null | undefined }) {
  return (
    <option value={option.value} selected={option.value === value}>
      {option.text}
    </option>
  );
}

function grouped(options: readonly Option[]): [group: string | undefined, members: Option[]][] {
  const groups = new Map<string | undefined, Option[]>();
  for (const option of options) groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  return [...groups];
}
