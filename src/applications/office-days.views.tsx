import { ConsolePage } from '../ui/console-page.js';
import { formatWeekday } from '../ui/format.js';
import { ChoiceField, DateField, ErrorSummary, Form, SubmitButton, TextField } from '../ui/form.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { OfficeDay } from './office-calendar.service.js';

export interface OfficeDaysPageProps {
  readonly ctx: PageContext;
  readonly year: number;
  readonly days: readonly OfficeDay[];
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly faults: readonly FieldFault[];
}

/** The calendar by which due times are counted. */
export function OfficeDaysPage({ ctx, year, days, values, faults }: OfficeDaysPageProps) {
  const text = words(ctx.lang).applications.officeDays;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="office-days"
      heading={`${text.title}, ${year}`}
      lead={text.lead}
      actions={
        <>
          <a class="btn plain" href={`/console/office-days?year=${year - 1}`}>
            {year - 1}
          </a>{' '}
          <a class="btn plain" href={`/console/office-days?year=${year + 1}`}>
            {year + 1}
          </a>
        </>
      }
      faulty={faults.length > 0}
      styles={['forms']}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={text.fields} />
      <div class="two">
        <Panel id="days" title={text.list} flush>
          <DataTable
            caption={text.list}
            captionHidden
            fit
            rows={days}
            rowKey={(row) => row.day}
            empty={text.none}
            columns={[
              {
                key: 'day',
                head: text.fields.day,
                nowrap: true,
                cell: (row) => formatWeekday(ctx.lang, row.day),
              },
              { key: 'name', head: text.fields.name, cell: (row) => row.name },
              {
                key: 'kind',
                head: text.fields.kind,
                cell: (row) => (
                  <>
                    <Tag kind={row.worked ? 'ok' : 'off'}>{row.worked ? text.worked : text.off}</Tag>
                    {row.own ? (
                      <Form ctx={ctx} action={`/console/office-days/${row.day}/removal`}>
                        <SubmitButton plain>{text.remove}</SubmitButton>
                      </Form>
                    ) : (
                      <small>{text.byLaw}</small>
                    )}
                  </>
                ),
              },
            ]}
          />
        </Panel>
        <Panel id="put" title={text.put}>
          <p>{text.putNote}</p>
          <Form ctx={ctx} action="/console/office-days" faults={faults}>
            <DateField name="day" label={text.fields.day} required value={values['day']} />
            <ChoiceField
              name="kind"
              label={text.fields.kind}
              required
              value={values['kind']}
              options={[
                { value: 'off', text: text.off },
                { value: 'worked', text: text.worked },
              ]}
            />
            <TextField
              name="name"
              label={text.fields.name}
              hint={text.nameHint}
              required
              value={values['name']}
              maxlength={120}
            />
            <SubmitButton>{text.put}</SubmitButton>
          </Form>
        </Panel>
      </div>
    </ConsolePage>
  );
}
