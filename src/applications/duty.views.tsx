import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { formatDate, formatNumber } from '../ui/format.js';
import { DateField, ErrorSummary, Form, SubmitButton, TextArea, TextField } from '../ui/form.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { words } from '../ui/words.js';
import type { AbsenceView, ConflictView } from './officials-duty.service.js';

export interface DutyPageProps {
  readonly ctx: PageContext;
  readonly ownId: string;
  readonly conflicts: readonly ConflictView[];
  readonly absences: readonly AbsenceView[];
  /** How many dossiers went to others just now. */
  readonly moved?: number | null;
  readonly values?: Readonly<Record<string, string | undefined>>;
  readonly faults?: readonly FieldFault[];
}

/** What keeps an official from dossiers, and who is away. */
export function DutyPage(props: DutyPageProps) {
  const { ctx, ownId, conflicts, absences, moved = null, values = {}, faults = [] } = props;
  const text = words(ctx.lang).applications.duty;
  const day = (value: string) => formatDate(ctx.lang, value);
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="duty"
      heading={text.title}
      lead={text.lead}
      faulty={faults.length > 0}
      styles={['forms']}
    >
      {moved !== null && <Banner title={text.moved(formatNumber(ctx.lang, moved))} />}
      <ErrorSummary ctx={ctx} faults={faults} labels={text.fields} />
      <div class="two">
        <div>
          <Panel id="absences" title={text.absences} flush>
            <DataTable
              caption={text.absences}
              captionHidden
              fit
              rows={absences}
              rowKey={(row) => row.id}
              empty={text.nobodyAway}
              columns={[
                { key: 'who', head: text.who, cell: (row) => row.name },
                {
                  key: 'span',
                  head: text.span,
                  cell: (row) => text.fromTo(day(row.firstDay), day(row.lastDay)),
                },
                {
                  key: 'end',
                  head: text.action,
                  cell: (row) =>
                    row.userId === ownId ? (
                      <Form ctx={ctx} action={`/console/duty/absences/${row.id}/removal`}>
                        <SubmitButton plain>{text.remove}</SubmitButton>
                      </Form>
                    ) : (
                      '–'
                    ),
                },
              ]}
            />
          </Panel>
          <Panel id="conflicts" title={text.conflicts} flush>
            <DataTable
              caption={text.conflicts}
              captionHidden
              fit
              rows={conflicts}
              rowKey={(row) => row.businessId}
              empty={text.noConflicts}
              columns={[
                {
                  key: 'business',
                  head: text.business,
                  cell: (row) => (
                    <>
                      {row.businessName}
                      <small>{row.reason}</small>
                    </>
                  ),
                },
                {
                  key: 'end',
                  head: text.action,
                  cell: (row) => (
                    <Form ctx={ctx} action={`/console/duty/conflicts/${row.businessId}/end`}>
                      <SubmitButton plain>{text.end}</SubmitButton>
                    </Form>
                  ),
                },
              ]}
            />
          </Panel>
        </div>
        <div>
          <Panel id="away" title={text.enterAbsence}>
            <p>{text.absenceNote}</p>
            <Form ctx={ctx} action="/console/duty/absences" faults={faults}>
              <DateField name="firstDay" label={text.fields.firstDay} required value={values['firstDay']} />
              <DateField name="lastDay" label={text.fields.lastDay} required value={values['lastDay']} />
              <SubmitButton>{text.enterAbsence}</SubmitButton>
            </Form>
          </Panel>
          <Panel id="declare" title={text.declareConflict}>
            <p>{text.conflictNote}</p>
            <Form ctx={ctx} action="/console/duty/conflicts" faults={faults}>
              <TextField
                name="taxCode"
                label={text.fields.taxCode}
                required
                code
                value={values['taxCode']}
                maxlength={20}
              />
              <TextArea
                name="reason"
                label={text.fields.reason}
                hint={text.conflictReasonHint}
                required
                rows={2}
                value={values['reason']}
                maxlength={500}
              />
              <SubmitButton>{text.declareConflict}</SubmitButton>
            </Form>
          </Panel>
        </div>
      </div>
    </ConsolePage>
  );
}
