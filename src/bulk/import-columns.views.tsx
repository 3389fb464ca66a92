import { Banner } from '../ui/banner.js';
import { faultText } from '../ui/fault-text.js';
import { Form, SelectField, SubmitButton } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { type Cell, TEXT_READINGS } from '../standards/tables/index.js';
import { DataTable } from '../ui/table.js';
import { words } from '../ui/words.js';
import type { ImportPageProps } from './import-page.views.js';
import { headingOf } from './sheets.js';

const CELL_MAX = 60;

/** Why it cannot be read, and the one wish that may help. */
export function UnreadablePanel({ ctx, found, kind }: ImportPageProps) {
  const all = words(ctx.lang);
  return (
    <Banner
      kind="warn"
      title={all.bulk.unreadableTitle}
      next={<a href={`/console/imports/of/${kind.kind}`}>{all.bulk.unreadableNext}</a>}
    >
      {found.fault !== null && <p>{faultText(all, found.fault)}</p>}
    </Banner>
  );
}

/** How the text is read and what each column is: recognised, and for the person to say otherwise. */
export function ColumnsPanel(props: ImportPageProps & { readonly folded?: boolean }) {
  const { ctx, folded = false } = props;
  const text = words(ctx.lang).bulk;
  if (!folded)
    return (
      <>
        <Preview {...props} />
        <Panel id="columns" title={text.mappingTitle}>
          <ColumnsForm {...props} />
        </Panel>
      </>
    );
  return (
    <details class="folded">
      <summary>{text.remap}</summary>
      <Preview {...props} />
      <Panel id="columns" title={text.mappingTitle}>
        <ColumnsForm {...props} />
      </Panel>
    </details>
  );
}

function Preview({ ctx, found, headings, preview }: ImportPageProps) {
  const text = words(ctx.lang).bulk;
  const { reading, doubtful } = found;
  const unicode = reading === null || reading.startsWith('utf');
  return (
    <>
      {(doubtful || !unicode) && (
        <Banner
          kind={doubtful ? 'warn' : 'info'}
          title={doubtful ? text.readAsDoubt : text.readAs(text.readings[reading ?? 'utf-8'])}
        >
          {!doubtful && <p>{text.readAsSure}</p>}
        </Banner>
      )}
      <Panel id="preview" title={text.previewTitle} flush>
        <DataTable
          caption={text.previewTitle}
          captionHidden
          dense
          rows={preview}
          rowKey={({ line }) => String(line)}
          columns={[
            { key: 'line', head: text.faultLine, num: true, cell: ({ line }) => line },
            ...found.mapping.map((_, place) => ({
              key: `c${place}`,
              head: shown(headings[place] ?? null) || text.column(place + 1),
              cell: ({ cells }: { readonly cells: readonly Cell[] }) => shown(cells[place] ?? null),
            })),
          ]}
        />
      </Panel>
    </>
  );
}

function ColumnsForm({ ctx, found, kind, columns, headings, faults }: ImportPageProps) {
  const text = words(ctx.lang).bulk;
  const missing = columns.filter(({ key, required }) => required === true && !found.mapping.includes(key));
  const options = columns.map((column) => ({ value: column.key, text: headingOf(kind, column, ctx.lang) }));
  return (
    <Form ctx={ctx} action={`/console/imports/${found.id}/columns`} faults={faults}>
      <p>{text.mappingLead}</p>
      {missing.length > 0 && (
        <p>
          <b>{text.missing}:</b> {missing.map((column) => headingOf(kind, column, ctx.lang)).join(', ')}
        </p>
      )}
      <div class="pair">
        <SelectField
          name="reading"
          label={text.readingField}
          required
          prompt={null}
          value={found.reading ?? 'utf-8'}
          options={TEXT_READINGS.map((value) => ({ value, text: text.readings[value] }))}
        />
        {found.sheets.length > 1 && (
          <SelectField
            name="sheet"
            label={text.sheetField}
            required
            prompt={null}
            value={found.sheet}
            options={found.sheets.map((value) => ({ value, text: value }))}
          />
        )}
      </div>
      <div class="pair">
        {found.mapping.map((key, place) => {
          const heading = shown(headings[place] ?? null);
          return (
            <SelectField
              key={String(place)}
              name={`column-${place}`}
              label={heading === '' ? text.column(place + 1) : text.columnNamed(place + 1, heading)}
              required
              prompt={text.skip}
              value={key}
              options={options}
            />
          );
        })}
      </div>
      <p class="send">
        <SubmitButton>{text.apply}</SubmitButton>
      </p>
    </Form>
  );
}

/** A cell as a person would see it, as much of it as there is room for. */
export function shown(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return text.length > CELL_MAX ? `${text.slice(0, CELL_MAX)}…` : text;
}
