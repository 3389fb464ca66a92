import { isOfficial } from '../access/roles.js';
import { ConsolePage } from '../ui/console-page.js';
import { CheckField, ErrorSummary, FileField, Form, SubmitButton, TextArea } from '../ui/form.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { words } from '../ui/words.js';
import type { BulkColumn, BulkKind } from './bulk-kind.js';
import { Steps } from './import-steps.js';
import { SheetLinks } from './imports.views.js';
import { choicesOf, headingOf } from './sheets.js';

export interface ImportFormPageProps {
  readonly ctx: PageContext;
  readonly kind: BulkKind;
  readonly columns: readonly BulkColumn[];
  readonly pasted: string;
  readonly sample: boolean;
  readonly faults: readonly FieldFault[];
}

/** The first step: the sheet, and what it should look like. */
export function ImportFormPage({ ctx, kind, columns, pasted, sample, faults }: ImportFormPageProps) {
  const text = words(ctx.lang).bulk;
  const own = kind.words(words(ctx.lang));
  const at = `/console/imports/of/${kind.kind}`;
  const office = ctx.actor !== null && isOfficial(ctx.actor.role);
  return (
    <ConsolePage
      ctx={ctx}
      title={text.newTitle(own.name)}
      current="imports"
      heading={text.newTitle(own.name)}
      lead={office ? own.becomes.office : own.becomes.business}
      crumbs={[{ href: '/console/imports', text: text.title }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <Steps ctx={ctx} now={0} />
      <ErrorSummary ctx={ctx} faults={faults} labels={{ file: text.file }} />
      <Panel id="sheet" title={text.steps[0] ?? ''}>
        <Form ctx={ctx} action={at} multipart faults={faults}>
          <FileField
            name="file"
            label={text.file}
            hint={text.fileHint}
            accept=".xlsx,.csv,.txt,.tsv,text/csv"
          />
          <TextArea name="text" label={text.paste} hint={text.pasteHint} value={pasted} rows={5} code />
          {office && kind.kind === 'businesses' && (
            <CheckField name="sample" label={text.sample} note={text.sampleNote} checked={sample} />
          )}
          <p class="send">
            <SubmitButton>{text.send}</SubmitButton>
          </p>
        </Form>
      </Panel>
      <Panel id="columns" title={text.columnsTitle} flush>
        <div class="in">
          <p>{text.columnsLead}</p>
          <SheetLinks
            ctx={ctx}
            label={text.template}
            href={`${at}/template`}
            named={(as) => text.templateOf(own.name, as)}
          />
        </div>
        <DataTable
          caption={text.columnsTitle}
          captionHidden
          fit
          rows={columns.filter(({ continues }) => continues === undefined)}
          rowKey={({ key }) => key}
          columns={[
            { key: 'head', head: text.columnHead, cell: (column) => headingOf(kind, column, ctx.lang) },
            {
              key: 'help',
              head: text.columnHelp,
              cell: (column) => (
                <>
                  {own.columns[column.key]?.help}
                  {choicesOf(column, ctx.lang).length > 0 && (
                    <small>
                      {text.columnValues}: {choicesOf(column, ctx.lang).join('; ')}
                    </small>
                  )}
                </>
              ),
            },
            {
              key: 'example',
              head: text.columnExample,
              wideOnly: true,
              cell: ({ example = '' }) => shortened(example),
            },
          ]}
        />
      </Panel>
    </ConsolePage>
  );
}

const EXAMPLE_MAX = 60;

function shortened(text: string): string {
  return text.length > EXAMPLE_MAX ? `${text.slice(0, EXAMPLE_MAX)}…` : text;
}
