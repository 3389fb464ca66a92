import { Form, HiddenField } from './form.js';
import { askedOf, type ListSpec } from './list.js';
import type { PageContext } from './page-context.js';
import { withQuery } from './query.js';
import type { Column } from './table.js';
import { AsWritten } from './vietnamese.js';
import { words } from './words.js';

/** The boxes stand in the table, the form beside it: a row may have forms of its own. */
const FORM = 'picks';

interface PicksProps<Row> {
  readonly ctx: PageContext;
  readonly spec: ListSpec<Row>;
}

/** What to do with the ticked rows. Nothing is done from here: it leads to a page that shows what would come of each. */
export function PickBar<Row>({ ctx, spec: { picks } }: PicksProps<Row>) {
  const text = words(ctx.lang).selections;
  const [only, ...more] = picks?.actions ?? [];
  if (only === undefined) return null;
  const all = allTicked(ctx);
  return (
    <Form ctx={ctx} id={FORM} class="bulk" action="/console/selections">
      <HiddenField name="back" value={withQuery(ctx.path, { tick: null, done: null })} />
      <label for="pick-action">{text.withTicked}</label>
      {more.length === 0 ? (
        <HiddenField name="action" value={only.value} />
      ) : (
        <select class="ctl" id="pick-action" name="action">
          {[only, ...more].map(({ value, text: name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      )}
      <button class="btn plain" type="submit" id={more.length === 0 ? 'pick-action' : undefined}>
        {more.length === 0 ? only.text : text.go}
      </button>
      <a href={withQuery(ctx.path, { tick: all ? null : 'all', done: null })}>
        {all ? text.tickNone : text.tickAll}
      </a>
      <small>{text.goNote}</small>
    </Form>
  );
}

/** The columns with a box before them, where something can be done with several rows. */
export function withPicks<Row>(
  ctx: PageContext,
  { picks, rowKey }: ListSpec<Row>,
  columns: readonly Column<Row>[],
): readonly Column<Row>[] {
  if (picks === undefined || picks.actions.length === 0) return columns;
  const text = words(ctx.lang).selections;
  const all = allTicked(ctx);
  return [
    {
      key: 'pick',
      head: <span class="hide">{text.pickColumn}</span>,
      cell: (row) =>
        picks.may?.(row) !== false && (
          <label class="tick">
            <input type="checkbox" form={FORM} name="pick" value={rowKey(row)} checked={all} />
            <span class="hide">
              {text.pickColumn} <AsWritten>{picks.nameOf(row)}</AsWritten>
            </span>
          </label>
        ),
    },
    ...columns,
  ];
}

/** The whole page, by its address: so it works without script. */
function allTicked(ctx: PageContext): boolean {
  return askedOf(ctx).get('tick') === 'all';
}
