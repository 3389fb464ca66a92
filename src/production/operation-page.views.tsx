import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { ErrorSummary, Form, HiddenField, SubmitButton, TextField } from '../ui/form.js';
import { formatDateTime } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { AsWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { sayAmount } from './amounts.js';
import { flagText } from './lot-balance.views.js';
import type { OperationFlag, OperationView } from './operations.queries.js';

export interface OperationPageProps {
  readonly ctx: PageContext;
  readonly operation: OperationView;
  readonly mayUndo: boolean;
  readonly done: boolean;
  readonly faults: readonly FieldFault[];
}

export function OperationPage({ ctx, operation, mayUndo, done, faults }: OperationPageProps) {
  const text = words(ctx.lang);
  const { production } = text;
  const name = production.kinds[operation.kind];
  return (
    <ConsolePage
      ctx={ctx}
      title={name}
      current="lots"
      heading={name}
      lead={<AsWritten>{operation.businessName}</AsWritten>}
      crumbs={[{ href: '/console/lots', text: text.lots.title }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      {done && <Banner title={production.recorded} reference={name} next={production.recordedNext} />}
      {operation.undone !== null && (
        <Banner kind="warn" title={production.undone}>
          <p>
            <AsWritten>{operation.undone}</AsWritten>
          </p>
        </Banner>
      )}
      <ErrorSummary
        ctx={ctx}
        faults={faults}
        labels={{ reason: production.undoReason, words: production.explain }}
      />
      <div class="two">
        <Panel id="lots" title={production.lots}>
          <KeyValues
            items={operation.lots.map((lot) => [
              production.roles[lot.role],
              <>
                {sayAmount(ctx.lang, lot.amount, lot.unit)}{' '}
                <a href={`/console/lots/${lot.lotId}`}>{lot.lotNumber}</a>
                <small>
                  {' '}
                  <AsWritten>{lot.material ?? lot.productName}</AsWritten>
                </small>
              </>,
            ])}
          />
          {codesOf(operation).map((flag) => (
            <div key={flag.code}>
              <p class="soon">
                <Icon name="warn" /> {flagText(ctx, flag)}
              </p>
              {flag.explanation !== null ? (
                <p>
                  {production.explained}: <AsWritten>{flag.explanation}</AsWritten>
                </p>
              ) : mayUndo && operation.undone === null ? (
                <Form ctx={ctx} action={`/console/operations/${operation.id}/explanation`} faults={faults}>
                  <HiddenField name="code" value={flag.code} />
                  <TextField
                    name="words"
                    label={production.explain}
                    hint={production.explainHint}
                    required
                    maxlength={2000}
                  />
                  <SubmitButton plain>{production.explain}</SubmitButton>
                </Form>
              ) : (
                <p class="soft">{production.unexplained}</p>
              )}
            </div>
          ))}
        </Panel>
        <div>
          <Panel id="facts" title={production.facts}>
            <KeyValues
              items={[
                [production.when, formatDateTime(ctx.lang, operation.eventTime, ctx.registry.timeZone)],
                [
                  production.recordedAt,
                  formatDateTime(ctx.lang, operation.recordTime, ctx.registry.timeZone),
                ],
                [
                  text.events.fields.place,
                  operation.place === null ? null : <AsWritten>{operation.place}</AsWritten>,
                ],
                [
                  text.events.fields.note,
                  operation.note === null ? null : <AsWritten>{operation.note}</AsWritten>,
                ],
              ]}
            />
          </Panel>
          {mayUndo && operation.undone === null && (
            <Panel id="undo" title={production.undo}>
              <p>{production.undoHint}</p>
              <Form ctx={ctx} action={`/console/operations/${operation.id}/undo`} faults={faults}>
                <TextField name="reason" label={production.undoReason} required maxlength={2000} />
                <SubmitButton plain>{production.undo}</SubmitButton>
              </Form>
            </Panel>
          )}
        </div>
      </div>
    </ConsolePage>
  );
}

/** One of each: the lots of one operation share what is unlikely in it. */
function codesOf({ flags }: OperationView): readonly OperationFlag[] {
  return flags.filter(({ code }, index) => flags.findIndex((flag) => flag.code === code) === index);
}
