import { ConfirmForm } from '../ui/cause-form.js';
import { ConsolePage } from '../ui/console-page.js';
import { ErrorSummary, FileField, Form, SubmitButton, TextArea } from '../ui/form.js';
import { formatHectares, formatNumber } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Pager } from '../ui/pager.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { AsWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { HouseholdPage } from './households.service.js';

export interface HouseholdsPageProps {
  readonly ctx: PageContext;
  readonly page: HouseholdPage;
  readonly mayWrite: boolean;
  /** What was pasted in vain. */
  readonly text: string;
  readonly faults: readonly FieldFault[];
}

export function HouseholdsPage({ ctx, page, mayWrite, text: pasted, faults }: HouseholdsPageProps) {
  const { areas, bulk, households: text } = words(ctx.lang);
  const { id, name } = page.area;
  const path = `/console/areas/${id}/households`;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="areas"
      heading={text.title}
      lead={mayWrite ? text.lead : text.officeLead}
      crumbs={[
        { href: '/console/areas', text: areas.title },
        { href: `/console/areas/${id}`, text: name },
      ]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={{ file: bulk.file }} />
      <Panel
        id="households"
        title={<AsWritten>{name}</AsWritten>}
        flush
        aside={<small>{text.count(formatNumber(ctx.lang, page.total))}</small>}
      >
        <DataTable
          caption={text.title}
          captionHidden
          fit
          rows={page.items}
          rowKey={({ position }) => String(position)}
          empty={text.none}
          columns={[
            {
              key: 'name',
              head: text.columns.name.head,
              cell: (each) => (
                <>
                  <AsWritten>{each.name}</AsWritten>
                  {each.phone !== null && <small>{each.phone}</small>}
                </>
              ),
            },
            {
              key: 'plot',
              head: text.columns.plot.head,
              cell: ({ plot }) => (plot === null ? '–' : <AsWritten>{plot}</AsWritten>),
            },
            {
              key: 'hectares',
              head: text.columns.hectares.head,
              num: true,
              nowrap: true,
              cell: ({ hectares }) => (hectares === null ? '–' : formatHectares(ctx.lang, hectares)),
            },
          ]}
        />
      </Panel>
      <Pager ctx={ctx} shown={page.items.length} next={page.next} />
      {mayWrite && (
        <Panel id="keep" title={text.keep}>
          <Form ctx={ctx} action={path} multipart faults={faults}>
            <TextArea name="text" label={bulk.paste} hint={text.pasteHint} value={pasted} rows={6} />
            <FileField
              name="file"
              label={bulk.file}
              hint={bulk.fileHint}
              accept=".xlsx,.csv,.txt,.tsv,text/csv"
            />
            <p class="send">
              <SubmitButton name="then" value="append">
                {text.append}
              </SubmitButton>{' '}
              <SubmitButton name="then" value="replace" plain>
                {text.replace}
              </SubmitButton>
            </p>
          </Form>
          {page.total > 0 && (
            <ConfirmForm
              ctx={ctx}
              action={`${path}/removal`}
              label={text.remove}
              warning={text.removeWarning}
              submit={text.removeConfirm}
            />
          )}
        </Panel>
      )}
    </ConsolePage>
  );
}
