import { marketName } from '../area-codes/markets.js';
import { ConsolePage } from '../ui/console-page.js';
import {
  CheckField,
  ChoiceField,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../ui/form.js';
import { formatDate, formatNumber } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag } from '../ui/tag.js';
import { AsWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { COVERS } from './authority-lists.dto.js';
import type { AuthorityListView } from './authority-lists.queries.js';

export type ListValues = Readonly<Record<string, string | undefined>>;

export interface AuthorityListsPageProps {
  readonly ctx: PageContext;
  readonly lists: readonly (AuthorityListView & { readonly left: number })[];
  readonly mayTake: boolean;
}

export function AuthorityListsPage({ ctx, lists, mayTake }: AuthorityListsPageProps) {
  const { areas, authorityLists: text } = words(ctx.lang);
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="areas"
      heading={text.title}
      lead={text.lead}
      crumbs={[{ href: '/console/areas', text: areas.title }]}
      actions={
        mayTake && (
          <a class="btn" href="/console/authority-lists/new">
            {text.add}
          </a>
        )
      }
    >
      <Panel id="lists" title={text.title} flush>
        <DataTable
          caption={text.title}
          captionHidden
          fit
          rows={lists}
          rowKey={({ id }) => id}
          empty={text.none}
          columns={[
            {
              key: 'title',
              head: text.list,
              cell: (list) => (
                <>
                  <a href={`/console/authority-lists/${list.id}`}>
                    <AsWritten>{list.title}</AsWritten>
                  </a>
                  <small>{marketName(list.market, ctx.lang)}</small>
                </>
              ),
            },
            {
              key: 'asOf',
              head: text.fields.asOf,
              nowrap: true,
              cell: ({ asOf }) => formatDate(ctx.lang, asOf),
            },
            {
              key: 'left',
              head: text.left,
              cell: ({ left }) =>
                left === 0 ? (
                  <Tag kind="ok">{text.nothingLeft}</Tag>
                ) : (
                  <Tag kind="do">{text.rowsLeft(formatNumber(ctx.lang, left))}</Tag>
                ),
            },
          ]}
        />
      </Panel>
    </ConsolePage>
  );
}

export interface AuthorityListFormPageProps {
  readonly ctx: PageContext;
  readonly values: ListValues;
  readonly markets: readonly string[];
  readonly faults: readonly FieldFault[];
}

export function AuthorityListFormPage({ ctx, values, markets, faults }: AuthorityListFormPageProps) {
  const { areas, authorityLists: text, bulk } = words(ctx.lang);
  const { fields, hints } = text;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.add}
      current="areas"
      heading={text.add}
      lead={text.formLead}
      crumbs={[
        { href: '/console/areas', text: areas.title },
        { href: '/console/authority-lists', text: text.title },
      ]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={fields} />
      <Panel id="list" title={text.list}>
        <Form ctx={ctx} action="/console/authority-lists" multipart faults={faults}>
          <SelectField
            name="market"
            label={fields.market}
            options={markets.map((value) => ({ value, text: marketName(value, ctx.lang) }))}
            value={values['market']}
            required
          />
          <TextField
            name="title"
            label={fields.title}
            hint={hints.title}
            value={values['title']}
            required
            maxlength={200}
          />
          <DateField name="asOf" label={fields.asOf} value={values['asOf']} required />
          <FileField
            name="file"
            label={fields.file}
            hint={bulk.fileHint}
            accept=".xlsx,.csv,.txt,.tsv,text/csv"
          />
          <TextArea name="text" label={bulk.paste} hint={hints.text} value={values['text']} rows={5} code />
          <ChoiceField
            name="covers"
            label={fields.covers}
            options={COVERS.map((value) => ({ value, text: text.covers[value] }))}
            value={values['covers']}
            row
            required
          />
          <CheckField
            name="whole"
            label={fields.whole}
            note={hints.whole}
            checked={values['whole'] !== undefined}
          />
          <p class="send">
            <SubmitButton>{text.look}</SubmitButton>
          </p>
        </Form>
      </Panel>
    </ConsolePage>
  );
}
