import type { VNode } from 'preact';
import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { faultText } from '../ui/fault-text.js';
import { ErrorSummary, Form, HiddenField, SubmitButton } from '../ui/form.js';
import { formatNumber } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { safeHref } from '../ui/safe-href.js';
import { DataTable } from '../ui/table.js';
import { asWritten, AsWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { leftText } from './refusal.js';
import type { SelectedItem, Selection } from './selections.service.js';

export interface SelectionPageProps {
  readonly ctx: PageContext;
  readonly selection: Selection;
  /** The fields of the action, while they are to be filled in. */
  readonly form: VNode | null;
  readonly labels: Readonly<Record<string, string>>;
  /** What was filled in. */
  readonly filled: readonly (readonly [string, string])[];
  readonly faults: readonly FieldFault[];
}

/** What is to be done with several at once: first what would come of each, then, once confirmed, what came of it. */
export function SelectionPage(props: SelectionPageProps) {
  const { ctx, selection, form, labels, faults, filled } = props;
  const { action, items, confirmedAt, back } = selection;
  const all = words(ctx.lang);
  const text = all.selections;
  const title = action.texts(all).title(formatNumber(ctx.lang, items.length));
  return (
    <ConsolePage
      ctx={ctx}
      title={title}
      current={action.menu}
      heading={title}
      crumbs={[{ href: back, text: text.back }]}
      faulty={faults.length > 0}
      styles={['forms']}
    >
      {confirmedAt === null && <Banner kind="info" title={form === null ? text.notYet : text.fillFirst} />}
      {confirmedAt !== null && <Came {...props} />}
      {form !== null && (
        <Panel id="fill" title={text.forAll}>
          <ErrorSummary ctx={ctx} faults={faults} labels={labels} />
          <Form ctx={ctx} action={`/console/selections/${selection.id}`} faults={faults}>
            {form}
            <SubmitButton name="step" value="look">
              {text.look}
            </SubmitButton>
          </Form>
        </Panel>
      )}
      <Panel
        id="items"
        title={confirmedAt === null ? text.ticked : text.cameOf}
        aside={form === null && <small>{tally(ctx, items)}</small>}
        flush
      >
        <Items {...props} />
        {form === null && filled.length > 0 && (
          <div class="in">
            <KeyValues items={filled} />
          </div>
        )}
        {confirmedAt === null && form === null && <Confirm {...props} />}
      </Panel>
    </ConsolePage>
  );
}

function count(items: readonly SelectedItem[], done: boolean): number {
  return items.filter(({ outcome }) => outcome?.done === done).length;
}

function tally(ctx: PageContext, items: readonly SelectedItem[]): string {
  const { goes, left } = words(ctx.lang).selections.tally;
  const number = (done: boolean) => formatNumber(ctx.lang, count(items, done));
  return `${goes(number(true))} · ${left(number(false))}`;
}

function Came({ ctx, selection: { items, back } }: SelectionPageProps) {
  const text = words(ctx.lang).selections;
  const [done, left] = [count(items, true), count(items, false)];
  const number = (value: number) => formatNumber(ctx.lang, value);
  const open = items.length - done - left;
  return (
    <Banner
      kind={left + open === 0 ? 'ok' : 'warn'}
      title={text.came(number(done), number(left))}
      next={<a href={safeHref(back)}>{text.back}</a>}
    >
      {open > 0 && <p>{text.open(number(open))}</p>}
    </Banner>
  );
}

function Items({ ctx, selection, form }: SelectionPageProps) {
  const text = words(ctx.lang).selections;
  const confirmed = selection.confirmedAt !== null;
  const outcome = {
    key: 'outcome',
    head: confirmed ? text.columns.came : text.columns.comes,
    cell: (item: SelectedItem) => <OutcomeCell ctx={ctx} selection={selection} item={item} />,
  };
  return (
    <DataTable
      caption={confirmed ? text.cameOf : text.ticked}
      captionHidden
      fit
      dense
      rows={selection.items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          head: text.columns.what,
          rowHead: true,
          cell: ({ thing }) =>
            thing === null ? (
              text.notThere
            ) : (
              <>
                <a href={safeHref(thing.href)}>
                  <AsWritten>{thing.title}</AsWritten>
                </a>
                <small>{asWritten(thing.note)}</small>
                {!confirmed &&
                  thing.warnings?.map((warning) => (
                    <small key={warning} class="soon">
                      <Icon name="warn" /> {asWritten(warning)}
                    </small>
                  ))}
              </>
            ),
        },
        ...(form === null ? [outcome] : []),
      ]}
    />
  );
}

function OutcomeCell({
  ctx,
  selection: { action, confirmedAt, input },
  item: { outcome },
}: {
  readonly ctx: PageContext;
  readonly selection: Selection;
  readonly item: SelectedItem;
}) {
  const all = words(ctx.lang);
  const text = all.selections;
  if (outcome === null) return <span>{text.notReached}</span>;
  const vague = confirmedAt === null && action.uncertain?.(input ?? {}) === true;
  if (!outcome.done)
    return (
      <span class="late">
        <Icon name="stop" /> {confirmedAt === null ? text.willBeLeft : text.wasLeft}{' '}
        {asWritten(leftText(all, outcome.why))}
      </span>
    );
  return (
    <span>
      <Icon name="ok" /> {confirmedAt === null ? action.texts(all).effect : text.done}
      {outcome.told !== null && !vague && (
        <small>
          {confirmedAt === null ? `${text.expected} ` : ''}
          <span class="code">{outcome.told}</span>
        </small>
      )}
    </span>
  );
}

function Confirm({ ctx, selection }: SelectionPageProps) {
  const all = words(ctx.lang);
  const text = all.selections;
  const path = `/console/selections/${selection.id}`;
  const able = count(selection.items, true);
  return (
    <div class="in">
      <Form ctx={ctx} action={path}>
        <HiddenField name="step" value="confirm" />
        <p class="send">
          {able > 0 && (
            <SubmitButton>{selection.action.texts(all).title(formatNumber(ctx.lang, able))}</SubmitButton>
          )}{' '}
          {selection.action.form !== undefined && <a href={`${path}?edit=yes`}>{text.edit}</a>}{' '}
          <a href={safeHref(selection.back)}>{text.back}</a>
        </p>
      </Form>
      <p class="soft">{able > 0 ? text.each : text.none}</p>
    </div>
  );
}

export interface SelectionRefusedPageProps {
  readonly ctx: PageContext;
  readonly back: string;
  readonly faults: readonly FieldFault[];
}

/** Nothing ticked, or more than anybody reads. */
export function SelectionRefusedPage({ ctx, back, faults }: SelectionRefusedPageProps) {
  const all = words(ctx.lang);
  const text = all.selections;
  return (
    <ConsolePage ctx={ctx} title={text.refusedTitle} current={null} heading={text.refusedTitle} faulty>
      <Banner
        kind="warn"
        title={faults.map((fault) => faultText(all, fault)).join(' ')}
        next={<a href={safeHref(back)}>{text.back}</a>}
      />
    </ConsolePage>
  );
}
