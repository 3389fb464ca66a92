import { unitText, type UnitName } from '../places/place-names.js';
import { ConsolePage } from '../ui/console-page.js';
import { faultText } from '../ui/fault-text.js';
import { formatHectares, formatNumber } from '../ui/format.js';
import {
  ErrorSummary,
  FileField,
  Form,
  HiddenField,
  SelectField,
  SubmitButton,
  TextField,
} from '../ui/form.js';
import { Icon } from '../ui/icon.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { AsWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { TakenFile, TakenPlot } from './eudr-files.service.js';

export interface EudrValues {
  readonly file: string;
  readonly crop: string;
  readonly communeCode: string;
}

export interface EudrFilePageProps {
  readonly ctx: PageContext;
  readonly values: EudrValues;
  readonly communes: readonly (UnitName & { readonly code: string })[];
  /** What became of a file; null before one was sent. */
  readonly taken: TakenFile | null;
  readonly faults: readonly FieldFault[];
  /** Whether there is anything to write a file of. */
  readonly hasAreas: boolean;
}

/** First tried, then taken: what is sent the second time is the very text that was looked at. */
export function EudrFilePage({ ctx, values, communes, taken, faults, hasAreas }: EudrFilePageProps) {
  const { eudr: text, title, fields } = words(ctx.lang).areas;
  const good = taken?.plots.filter((plot) => plot.faults.length === 0) ?? [];
  const done = taken?.plots.some(({ areaId }) => areaId !== null) === true;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="areas"
      heading={text.title}
      lead={text.lead}
      crumbs={[{ href: '/console/areas', text: title }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary
        ctx={ctx}
        faults={faults.map((fault) => (fault.path === 'file' ? { ...fault, path: 'eudrFile' } : fault))}
        labels={{ ...fields, eudrFile: text.file }}
      />
      {taken !== null && <Plots ctx={ctx} taken={taken} />}
      {taken !== null && good.length > 0 && !done && (
        <Form ctx={ctx} action="/console/areas/eudr" multipart faults={[]}>
          <HiddenField name="file" value={values.file} />
          <HiddenField name="crop" value={values.crop} />
          <HiddenField name="communeCode" value={values.communeCode} />
          <p class="send">
            <SubmitButton name="then" value="take">
              {text.take(formatNumber(ctx.lang, good.length))}
            </SubmitButton>
          </p>
        </Form>
      )}
      <Panel id="file" title={text.file}>
        <Form
          ctx={ctx}
          action="/console/areas/eudr"
          multipart
          faults={faults.map((fault) => (fault.path === 'file' ? { ...fault, path: 'eudrFile' } : fault))}
        >
          <FileField name="eudrFile" label={text.file} accept=".geojson,.json,application/geo+json" />
          <TextField name="crop" label={text.crop} value={values.crop} required maxlength={120} />
          <SelectField
            name="communeCode"
            label={text.commune}
            prompt={text.byPlace}
            options={communes.map((unit) => ({ value: unit.code, text: unitText(unit, ctx.lang) }))}
            value={values.communeCode}
          />
          <p class="send">
            <SubmitButton name="then" value="try">
              {text.try}
            </SubmitButton>
          </p>
        </Form>
      </Panel>
      {hasAreas && (
        <p>
          <a href="/console/areas/eudr.geojson" download>
            {text.export}
          </a>
        </p>
      )}
    </ConsolePage>
  );
}

function Plots({ ctx, taken }: { readonly ctx: PageContext; readonly taken: TakenFile }) {
  const { eudr: text } = words(ctx.lang).areas;
  const rows = taken.plots.map((plot, index) => ({ ...plot, number: index + 1 }));
  return (
    <Panel id="plots" title={text.plots} flush>
      <DataTable
        caption={text.plots}
        captionHidden
        fit
        rows={rows}
        rowKey={({ number }) => String(number)}
        columns={[
          {
            key: 'plot',
            head: text.plot,
            cell: ({ number, name, areaId }) => (
              <>
                {number}.{' '}
                {areaId === null ? (
                  <AsWritten>{name}</AsWritten>
                ) : (
                  <a href={`/console/areas/${areaId}`}>
                    <AsWritten>{name}</AsWritten>
                  </a>
                )}
              </>
            ),
          },
          {
            key: 'hectares',
            head: text.hectares,
            num: true,
            nowrap: true,
            cell: ({ hectares }) => formatHectares(ctx.lang, hectares),
          },
          { key: 'result', head: text.result, cell: (plot) => <Result ctx={ctx} plot={plot} /> },
        ]}
      />
      {taken.notices.length > 0 && (
        <div class="in">
          <p>{text.notices}:</p>
          <ul>
            {taken.notices.slice(0, 20).map(({ at, sentence }) => (
              <li key={`${at} ${sentence}`} lang="en">
                <code>{at}</code> {sentence}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}

function Result({ ctx, plot }: { readonly ctx: PageContext; readonly plot: TakenPlot }) {
  const { eudr: text } = words(ctx.lang).areas;
  if (plot.faults.length === 0)
    return (
      <>
        <Icon name="ok" /> {plot.areaId === null ? text.good : text.taken}
      </>
    );
  return (
    <>
      {plot.faults.map((fault) => (
        <span key={fault.code} class="soon">
          <Icon name="warn" /> {faultText(words(ctx.lang), fault)}
        </span>
      ))}
    </>
  );
}
