import { useWords } from './page-context.js';

export interface FindFormProps {
  readonly value?: string;
  /** Unique on the page. */
  readonly id?: string;
}

/** Looks up what stands on a label or a package: `GET /find?q=`. Needs `forms.css`. */
export function FindForm({ value, id = 'find' }: FindFormProps) {
  const { find } = useWords().ui;
  return (
    <form action="/find" role="search" aria-label={find.title}>
      <div class="field">
        <label for={id}>{find.label}</label>
        <p class="hint" id={`${id}-hint`}>
          {find.hint}
        </p>
        <input
          id={id}
          name="q"
          type="search"
          value={value ?? ''}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby={`${id}-hint`}
        />
      </div>
      <button class="btn" type="submit">
        {find.submit}
      </button>
    </form>
  );
}
