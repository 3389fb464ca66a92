import { marketName } from '../area-codes/markets.js';
import type { Page } from '../platform/http/cursor.js';
import { Banner } from '../ui/banner.js';
import { ConfirmForm } from '../ui/cause-form.js';
import { ConsolePage } from '../ui/console-page.js';
import { CheckField, ErrorSummary, Form, HiddenField, SubmitButton, TextField } from '../ui/form.js';
import { formatDate, formatNumber } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Pager } from '../ui/pager.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { withQuery } from '../ui/query.js';
import { DataTable } from '../ui/table.js';
import { AsWritten, asWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { SHOWN, type Shown } from './authority-lists.dto.js';
import type { AuthorityListView, ListCounts, ListRowView } from './authority-lists.queries.js';

export interface AuthorityListPageProps {
  readonly ctx: PageContext;
  readonly list: AuthorityListView;
  readonly counts: ListCounts;
  readonly show: Shown;
  readonly mayTake: boolean;
  readonly page: Page<ListRowView>;
  /** The row that was settled in vain, with what was typed. */
  readonly tried: { readonly rowId: string; readonly area: string } | null;
  readonly done: 'read' | 'taken' | 'settled' | null;
  readonly faults: readonly FieldFault[];
}

/** What a list would change, what somebody has to look at, and what it no longer has. */
export function AuthorityListPage(props: AuthorityListPageProps) {
  const { ctx, list, counts, show, page, done, faults } = props;
  const { areas, authorityLists: text } = words(ctx.lang);
  const number = (value: number) => formatNumber(ctx.lang, value);
  return (
    <ConsolePage
      ctx={ctx}
      title={list.title}
      current="areas"
      heading={list.title}
      lead={text.pageLead(marketName(list.market, ctx.lang), formatDate(ctx.lang, list.asOf))}
      crumbs={[
        { href: '/console/areas', text: areas.title },
        { href: '/console/authority-lists', text: text.title },
      ]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={text.fields} />
      {done !== null && <Banner title={text.done[done]} />}
      <div class="two">
        <div>
          <nav class="views" aria-label={text.rows}>
            <ul>
              {SHOWN.map((each) => (
                <li key={each}>
                  <a
                    href={withQuery(ctx.path, { show: each, cursor: null, done: null })}
                    aria-current={each === show ? 'page' : undefined}
                  >
                    {text.shown[each]} <b>{number(counts[each])}</b>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <Panel id="rows" title={text.shown[show]} flush>
            <p class="in soft">{text.shownLead[show]}</p>
            <Rows {...props} />
          </Panel>
          <Pager ctx={ctx} shown={page.items.length} next={page.next} />
        </div>
        <div>
          {props.mayTake && <Next {...props} />}
          <Panel id="facts" title={text.list}>
            <KeyValues
              items={[
                [text.fields.market, marketName(list.market, ctx.lang)],
                [text.fields.asOf, formatDate(ctx.lang, list.asOf)],
                [text.fields.covers, text.covers[list.covers]],
                [text.fields.whole, list.whole ? text.wholeYes : text.wholeNo],
                [text.fields.file, list.fileName],
              ]}
            />
          </Panel>
        </div>
      </div>
    </ConsolePage>
  );
}

function Next({ ctx, list, counts }: AuthorityListPageProps) {
  const { areas, authorityLists: text } = words(ctx.lang);
  const number = (value: number) => formatNumber(ctx.lang, value);
  return (
    <Panel id="next" title={areas.next}>
      {counts.take > 0 ? (
        <Form ctx={ctx} action={`/console/authority-lists/${list.id}/application`}>
          <p>{text.takeLead(number(counts.take - counts.byName))}</p>
          {counts.byName > 0 && <CheckField name="names" label={text.withNames(number(counts.byName))} />}
          <SubmitButton>{text.take}</SubmitButton>
        </Form>
      ) : list.whole && list.appliedAt === null ? (
        <Form ctx={ctx} action={`/console/authority-lists/${list.id}/application`}>
          <p>{text.markLead}</p>
          <SubmitButton>{text.mark}</SubmitButton>
        </Form>
      ) : (
        <p>{counts.open + counts.missing > 0 ? text.lookLead : text.allDone}</p>
      )}
      {list.appliedAt === null && (
        <ConfirmForm
          ctx={ctx}
          action={`/console/authority-lists/${list.id}/deletion`}
          label={text.drop}
          warning={text.dropWarning}
          submit={text.dropConfirm}
        />
      )}
    </Panel>
  );
}

function Rows(props: AuthorityListPageProps) {
  const { ctx, page } = props;
  const { authorityLists: text, areaCodes } = words(ctx.lang);
  const notes: Readonly<Record<string, string>> = text.notes;
  return (
    <DataTable
      caption={text.rows}
      captionHidden
      fit
      rows={page.items}
      rowKey={({ id }) => id}
      empty={text.noRows}
      columns={[
        {
          key: 'code',
          head: text.codeAndName,
          cell: (row) => (
            <>
              <span class="code">{row.code}</span>
              {row.name !== null && (
                <small>
                  <AsWritten>{[row.name, row.place].filter((each) => each !== null).join(', ')}</AsWritten>
                </small>
              )}
              {row.line !== null && <small>{text.line(String(row.line))}</small>}
            </>
          ),
        },
        {
          key: 'area',
          head: text.listedAndHeld,
          cell: (row) => (
            <>
              {row.verdict === 'missing' ? text.notListed : areaCodes.states[row.listed]}
              {row.until !== null && <small>{areaCodes.until(formatDate(ctx.lang, row.until))}</small>}
              {row.area !== null && <br />}
              {row.area !== null && (
                <a
                  href={
                    row.registrationId === null
                      ? `/console/areas/${row.area.id}`
                      : `/console/area-registrations/${row.registrationId}`
                  }
                >
                  {asWritten(row.area.name)}
                </a>
              )}
              {row.foundBy === 'name' && <small>{text.byName}</small>}
              {row.note !== null && <small class="soon">{notes[row.note] ?? row.note}</small>}
              {row.settled !== null && <small>{text.settled[row.settled]}</small>}
              {props.mayTake && row.settled === null && row.verdict !== 'same' && (
                <Settle {...props} row={row} />
              )}
            </>
          ),
        },
      ]}
    />
  );
}

function Settle({
  ctx,
  list,
  show,
  tried,
  faults,
  row,
}: AuthorityListPageProps & { readonly row: ListRowView }) {
  const text = words(ctx.lang).authorityLists;
  const own = tried?.rowId === row.id;
  return (
    <details open={own}>
      <summary>{text.settle}</summary>
      <Form
        ctx={ctx}
        action={`/console/authority-lists/${list.id}/rows`}
        faults={own ? faults : []}
        id={`row-${row.id}`}
      >
        <HiddenField name="row" value={row.id} />
        <HiddenField name="show" value={show} />
        {row.verdict !== 'missing' && (
          <TextField
            name="area"
            label={text.fields.area}
            hint={row.area === null ? text.hints.area : text.hints.sameArea}
            value={own ? tried.area : ''}
            maxlength={80}
            code
          />
        )}
        <p class="send">
          {row.verdict !== 'missing' && (
            <SubmitButton name="then" value="link" plain>
              {text.link}
            </SubmitButton>
          )}
          <SubmitButton name="then" value="dismiss" plain>
            {text.dismiss}
          </SubmitButton>
        </p>
      </Form>
    </details>
  );
}
