import { ChoiceField, CheckField, Form, SubmitButton } from '../ui/form.js';
import { formatNumber } from '../ui/format.js';
import type { FieldFault } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import { rowFaultText } from './fault-sentence.js';
import type { RowVerdict } from './import.entity.js';
import { shown } from './import-columns.views.js';
import type { ImportPageProps } from './import-page.views.js';
import type { StagedRow } from './imports.queries.js';
import { SheetLinks } from './imports.views.js';

const KINDS: Readonly<Record<RowVerdict, TagKind>> = {
  read: 'draft',
  good: 'ok',
  similar: 'do',
  same: 'off',
  bad: 'stop',
  made: 'ok',
  failed: 'stop',
  undone: 'off',
  kept: 'wait',
};
const ORDER: readonly RowVerdict[] = ['made', 'undone', 'kept', 'good', 'similar', 'bad', 'failed', 'same'];

interface ShownFault {
  readonly row: StagedRow;
  readonly fault: FieldFault;
}

/** How many rows are what, and what is wrong with those that are not right. */
export function ResultPanel(props: ImportPageProps) {
  const { ctx, found, troubled } = props;
  const text = words(ctx.lang).bulk;
  const { counts } = found;
  const { good = 0, bad = 0, similar = 0, same = 0, failed = 0 } = counts;
  const trouble = bad + similar + same + failed;
  const judged = found.state === 'checked' || found.state === 'stopped';
  const shownRows = troubled.filter(({ verdict }) => verdict !== 'kept').length;
  return (
    <>
      <Panel id="result" title={text.resultTitle}>
        {judged && (
          <p>
            {bad > 0
              ? good > 0
                ? text.someBad(bad, good)
                : text.noneGood
              : trouble === 0
                ? text.allGood(good)
                : null}
          </p>
        )}
        <dl class="kv">
          {ORDER.filter((verdict) => (counts[verdict] ?? 0) > 0).map((verdict) => (
            <div key={verdict}>
              <dt>
                <Tag kind={KINDS[verdict]}>{text.verdicts[verdict]}</Tag>
              </dt>
              <dd>{formatNumber(ctx.lang, counts[verdict] ?? 0)}</dd>
            </div>
          ))}
        </dl>
        {trouble > 0 && (
          <>
            <SheetLinks
              ctx={ctx}
              label={text.errorSheet}
              href={`/console/imports/${found.id}/errors`}
              named={(as) => `${text.errorSheet}, ${as}`}
            />
            <p class="hint">{text.errorSheetLead}</p>
          </>
        )}
      </Panel>
      {troubled.length > 0 && (
        <Panel id="faults" title={text.faultsTitle} flush>
          <FaultTable {...props} />
          {trouble > shownRows && <p class="in soft">{text.moreRows(trouble - shownRows)}</p>}
        </Panel>
      )}
    </>
  );
}

function FaultTable({ ctx, found, kind, troubled }: ImportPageProps) {
  const all = words(ctx.lang);
  const text = all.bulk;
  const { columns } = kind.words(all);
  const rows: readonly ShownFault[] = troubled.flatMap((row) => row.faults.map((fault) => ({ row, fault })));
  return (
    <DataTable
      caption={text.faultsTitle}
      captionHidden
      fit
      rows={rows}
      rowKey={({ row, fault }) => `${row.line} ${fault.path} ${fault.code}`}
      columns={[
        { key: 'line', head: text.faultLine, num: true, rowHead: true, cell: ({ row }) => row.line },
        {
          key: 'column',
          head: text.faultColumn,
          cell: ({ row, fault }) => (
            <>
              {columns[fault.path]?.head ?? text.wholeRow}
              {row.verdict !== 'bad' && (
                <small>
                  <Tag kind={KINDS[row.verdict]}>{text.verdicts[row.verdict]}</Tag>
                </small>
              )}
            </>
          ),
        },
        {
          key: 'value',
          head: text.faultValue,
          wideOnly: true,
          cell: ({ row, fault }) => valueIn(row, found.mapping.indexOf(fault.path)) || text.emptyCell,
        },
        { key: 'what', head: text.faultWhat, cell: ({ fault }) => rowFaultText(all, fault) },
      ]}
    />
  );
}

function valueIn({ cells }: StagedRow, place: number): string {
  return place < 0 ? '' : shown(cells[place] ?? null);
}

/** All, or the good ones: nothing is chosen for the person where rows would be left behind. */
export function LoadPanel({ ctx, found, faults }: ImportPageProps) {
  const text = words(ctx.lang).bulk;
  const { good = 0, similar = 0, bad = 0, same = 0 } = found.counts;
  if (good + similar === 0) return null;
  const whole = bad + same === 0;
  return (
    <Panel id="load" title={text.loadTitle}>
      <Form ctx={ctx} action={`/console/imports/${found.id}/load`} faults={faults}>
        {similar > 0 && (
          <CheckField name="similar" label={text.withSimilar(similar)} note={text.withSimilarNote} required />
        )}
        <ChoiceField
          name="mode"
          label={text.mode}
          required
          value={whole ? 'all' : 'good'}
          options={(['all', 'good'] as const).map((value) => ({
            value,
            text: text.modes[value],
            note: text.modeNotes[value],
            disabled: value === 'all' && !whole,
          }))}
        />
        <p class="send">
          <SubmitButton>{text.load}</SubmitButton>
        </p>
      </Form>
    </Panel>
  );
}

export function UndoPanel({ ctx, found }: ImportPageProps) {
  const text = words(ctx.lang).bulk;
  return (
    <Panel id="undo" title={text.undoTitle}>
      <Form ctx={ctx} action={`/console/imports/${found.id}/undo`}>
        <p>{text.undoLead}</p>
        <p class="send">
          <SubmitButton plain>{text.undo}</SubmitButton>
        </p>
      </Form>
    </Panel>
  );
}
