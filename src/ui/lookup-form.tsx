export interface LookupFormProps {
  /** A path of this site, asked by GET. */
  readonly action: string;
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** Said at the field, where what was typed is none of ours. */
  readonly unknown: string | null;
  readonly submit: string;
  /** Not the page's main step. */
  readonly plain?: boolean;
}

/** Where a code from a paper is typed. Codes are read without regard to case and blanks, so nothing is checked before. */
export function LookupForm(props: LookupFormProps) {
  const { action, name, label, hint, value, unknown, submit, plain = false } = props;
  const bad = unknown !== null;
  return (
    <form action={action}>
      <div class={bad ? 'field bad' : 'field'}>
        <label for={name}>{label}</label>
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
        {bad && (
          <p class="error" id={`${name}-error`} role="alert">
            {unknown}
          </p>
        )}
        <input
          class="code"
          id={name}
          name={name}
          value={value}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-invalid={bad ? 'true' : undefined}
          aria-describedby={bad ? `${name}-hint ${name}-error` : `${name}-hint`}
        />
      </div>
      <button class={plain ? 'btn plain' : 'btn'} type="submit">
        {submit}
      </button>
    </form>
  );
}
