import { keptBeside, type ListSpec } from './list.js';
import { useWords, type PageContext } from './page-context.js';
import { withQuery } from './query.js';
import { asWritten } from './vietnamese.js';

export interface ListFiltersProps<Row> {
  readonly ctx: PageContext;
  readonly spec: ListSpec<Row>;
  readonly asked: URLSearchParams;
}

/** Search, filters and order in one form that only reads, so that what it shows has an address; below it, what is on. */
export function ListFilters<Row>({ ctx, spec, asked }: ListFiltersProps<Row>) {
  const { list } = useWords().ui;
  const { search, filters = [], sorts = [] } = spec;
  if (search === undefined && filters.length === 0 && sorts.length < 2) return null;
  const fields = ['q', 'sort', ...filters.map(({ name }) => name)];
  return (
    <>
      <form
        class="filters"
        action={ctx.path.split('?')[0]}
        role="search"
        aria-label={list.filterOf(spec.caption)}
      >
        {keptBeside(asked, fields).map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        {search !== undefined && (
          <div class="q">
            <label for="filter-q">{search}</label>
            <input
              class="ctl"
              id="filter-q"
              name="q"
              type="search"
              value={asked.get('q') ?? ''}
              maxlength={120}
            />
          </div>
        )}
        {filters.map(({ name, label, any, options }) => (
          <Choice
            key={name}
            name={name}
            label={label}
            value={asked.get(name)}
            options={[{ value: '', text: any }, ...options]}
          />
        ))}
        {sorts.length > 1 && (
          <Choice name="sort" label={list.sort} value={asked.get('sort')} options={sorts} />
        )}
        <div>
          <button class="btn plain" type="submit">
            {list.submit}
          </button>
        </div>
      </form>
      <On ctx={ctx} spec={spec} asked={asked} />
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <div>
      <label for={`filter-${name}`}>{label}</label>
      <select class="ctl" id={`filter-${name}`} name={name}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What narrows the list now, each with the way to take it off. */
function On<Row>({ ctx, spec, asked }: ListFiltersProps<Row>) {
  const { list } = useWords().ui;
  const q = asked.get('q');
  const on = [
    ...(q === null || q.trim() === '' || spec.search === undefined ? [] : [{ name: 'q', text: `“${q}”` }]),
    ...(spec.filters ?? []).flatMap(({ name, options }) => {
      const chosen = options.find(({ value }) => value === asked.get(name));
      return chosen === undefined ? [] : [{ name, text: chosen.text }];
    }),
  ];
  if (on.length === 0) return null;
  const without = (names: readonly string[]) =>
    withQuery(ctx.path, Object.fromEntries([...names, 'cursor'].map((name) => [name, null])));
  return (
    <ul class="on">
      <li>{list.on}</li>
      {on.map(({ name, text }) => (
        <li key={name}>
          <a href={without([name])}>
            {asWritten(text)} <span aria-hidden="true">×</span>
            <span class="hide">{list.takeOff}</span>
          </a>
        </li>
      ))}
      <li>
        <a href={without(on.map(({ name }) => name))}>{list.clear}</a>
      </li>
    </ul>
  );
}
