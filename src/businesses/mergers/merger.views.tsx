import { AsWritten, Reason } from '../../ui/vietnamese.js';
import { ChoiceField } from '../../ui/choice-field.js';
import { ConsolePage } from '../../ui/console-page.js';
import { ErrorSummary, Form, HiddenField, SubmitButton, TextArea, TextField } from '../../ui/form.js';
import { formatDateTime } from '../../ui/format.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { KeyValues, Panel, type KeyValue } from '../../ui/panel.js';
import { words } from '../../ui/words.js';
import type { BusinessView } from '../businesses.queries.js';
import { Comparison } from '../duplicates/comparison.views.js';
import {
  type Impediment,
  type Merger,
  type MergerPreview,
  PEOPLE,
  type UndoPreview,
} from './mergers.queries.js';

export interface ChooseSurvivorPageProps {
  readonly ctx: PageContext;
  readonly business: BusinessView;
  readonly q: string;
  readonly found: readonly BusinessView[];
}

/** Into which business: by its name or number, of those that are there. */
export function ChooseSurvivorPage({ ctx, business, q, found }: ChooseSurvivorPageProps) {
  const { merger: text } = words(ctx.lang).duplicates;
  return (
    <MergerFrame ctx={ctx} business={business} title={text.title} lead={text.lead} faults={[]}>
      <Panel id="choose" title={text.chooseTitle}>
        <form method="get" action={`/console/businesses/${business.id}/merger`} role="search">
          <TextField name="q" label={text.chooseLabel} value={q} type="search" maxlength={120} required />
          <SubmitButton plain>{text.choose}</SubmitButton>
        </form>
        {q !== '' && found.length === 0 && <p role="status">{text.chooseNone}</p>}
        <ul class="plain">
          {found.map(({ id, name, taxCode }) => (
            <li key={id}>
              <a href={`/console/businesses/${business.id}/merger?into=${id}`}>
                <AsWritten>{name}</AsWritten>
              </a>{' '}
              <span class="code">{taxCode}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </MergerFrame>
  );
}

export interface MergerPageProps {
  readonly ctx: PageContext;
  readonly preview: MergerPreview;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly faults: readonly FieldFault[];
}

/** What merging would change, before it is done. */
export function MergerPage({ ctx, preview, values, faults }: MergerPageProps) {
  const { duplicates, reasons, ui } = words(ctx.lang);
  const text = duplicates.merger;
  const { merged, survivor, holdings, impediments } = preview;
  return (
    <MergerFrame ctx={ctx} business={merged} title={text.title} lead={text.lead} faults={faults}>
      <ErrorSummary
        ctx={ctx}
        faults={faults}
        labels={{
          people: text.people(merged.name),
          reason: reasons.own,
          decisionNumber: ui.cause.decisionNumber,
        }}
      />
      <div class="two">
        <div>
          <Panel
            id="compare"
            title={duplicates.compare}
            aside={<a href={`/console/businesses/${survivor.id}/merger?into=${merged.id}`}>{text.other}</a>}
            flush
          >
            <Comparison
              ctx={ctx}
              sides={[merged, survivor]}
              heads={[text.goes, text.stays]}
              holdings={[holdings.merged, holdings.survivor]}
            />
          </Panel>
        </div>
        <div>
          {impediments.length > 0 ? (
            <Impediments ctx={ctx} title={text.impedimentsTitle} impediments={impediments} />
          ) : (
            <>
              <Panel id="effects" title={text.effectsTitle}>
                <ul>
                  {Object.values(text.effects)
                    .map((effect) => effect(merged.name, survivor.name))
                    .map((line) => (
                      <li key={line}>
                        <p>{line}</p>
                      </li>
                    ))}
                </ul>
              </Panel>
              <Panel id="merge" title={text.title}>
                <Form ctx={ctx} action={`/console/businesses/${merged.id}/merger`} faults={faults}>
                  <HiddenField name="into" value={survivor.id} />
                  <ChoiceField
                    name="people"
                    label={text.people(merged.name)}
                    required
                    value={values['people']}
                    options={PEOPLE.map((value) => ({
                      value,
                      text: text.peopleOptions[value],
                      note: text.peopleNotes[value],
                    }))}
                  />
                  <TextArea
                    name="reason"
                    label={ui.cause.reason}
                    hint={text.reasonHint}
                    value={values['reason']}
                    required
                    rows={3}
                    maxlength={2000}
                  />
                  <TextField
                    name="decisionNumber"
                    label={ui.cause.decisionNumber}
                    value={values['decisionNumber']}
                    maxlength={60}
                  />
                  <SubmitButton>{text.submit}</SubmitButton>
                </Form>
              </Panel>
            </>
          )}
        </div>
      </div>
    </MergerFrame>
  );
}

export interface UndoPageProps {
  readonly ctx: PageContext;
  readonly preview: UndoPreview;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly faults: readonly FieldFault[];
}

/** What undoing would change, and what has happened since that forbids it. */
export function UndoMergerPage({ ctx, preview, values, faults }: UndoPageProps) {
  const { duplicates, ui } = words(ctx.lang);
  const text = duplicates.merger;
  const { merger, business, impediments } = preview;
  return (
    <MergerFrame ctx={ctx} business={business} title={text.undoTitle} lead={text.undoLead} faults={faults}>
      <ErrorSummary ctx={ctx} faults={faults} labels={{ reason: ui.cause.reason }} />
      <div class="two">
        <div>
          <Panel id="merger" title={text.mergedTitle}>
            <KeyValues items={mergerFacts(ctx, merger, business.id)} />
          </Panel>
        </div>
        <div>
          {impediments.length > 0 ? (
            <Impediments ctx={ctx} title={text.undoImpedimentsTitle} impediments={impediments} />
          ) : (
            <Panel id="undo" title={text.effectsTitle}>
              <ul>
                {Object.values(text.undoEffects)
                  .map((effect) => effect(business.name, merger.survivor.name))
                  .map((line) => (
                    <li key={line}>
                      <p>{line}</p>
                    </li>
                  ))}
              </ul>
              <Form ctx={ctx} action={`/console/businesses/${business.id}/merger-undoing`} faults={faults}>
                <TextArea
                  name="reason"
                  label={ui.cause.reason}
                  hint={text.reasonHint}
                  value={values['reason']}
                  required
                  rows={3}
                  maxlength={2000}
                />
                <SubmitButton>{text.undo}</SubmitButton>
              </Form>
            </Panel>
          )}
        </div>
      </div>
    </MergerFrame>
  );
}

interface MergerFrameProps {
  readonly ctx: PageContext;
  readonly business: BusinessView;
  readonly title: string;
  readonly lead: string;
  readonly faults: readonly FieldFault[];
  readonly children: preact.ComponentChildren;
}

function MergerFrame({ ctx, business, title, lead, faults, children }: MergerFrameProps) {
  const { businesses } = words(ctx.lang);
  return (
    <ConsolePage
      ctx={ctx}
      title={title}
      current="businesses"
      heading={title}
      lead={lead}
      crumbs={[
        { href: '/console/businesses', text: businesses.listTitle },
        { href: `/console/businesses/${business.id}`, text: business.name },
      ]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      {children}
    </ConsolePage>
  );
}

function Impediments({
  ctx,
  title,
  impediments,
}: {
  readonly ctx: PageContext;
  readonly title: string;
  readonly impediments: readonly Impediment[];
}) {
  const text = words(ctx.lang).duplicates.merger.impediments;
  return (
    <Panel id="impediments" title={title}>
      <ul>
        {impediments.map(({ code, things }) => (
          <li key={code}>
            {text[code]}{' '}
            {things.map(({ href, name }, at) => (
              <span key={href}>
                {at > 0 && ', '}
                <a href={href}>
                  <AsWritten>{name}</AsWritten>
                </a>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function mergerFacts(ctx: PageContext, merger: Merger, of: string): KeyValue[] {
  const { duplicates, ui } = words(ctx.lang);
  const text = duplicates.merger;
  const when = (at: Date) => formatDateTime(ctx.lang, at, ctx.registry.timeZone);
  const gone = merger.merged.id === of;
  const other = gone ? merger.survivor : merger.merged;
  return [
    [
      gone ? text.mergedInto : text.tookOver,
      <a href={`/console/businesses/${other.id}`}>
        <AsWritten>{other.name}</AsWritten>
      </a>,
    ],
    [text.at, when(merger.madeAt)],
    [text.by, merger.madeBy],
    [ui.cause.reason, <Reason>{merger.reason}</Reason>],
    ...(merger.decisionNumber === null
      ? []
      : ([[ui.cause.decisionNumber, merger.decisionNumber]] satisfies KeyValue[])),
    ...(merger.undoneAt === null
      ? []
      : ([
          [
            text.undoneAt,
            <>
              {when(merger.undoneAt)}, {merger.undoneBy}: <Reason>{merger.undoneReason ?? ''}</Reason>
            </>,
          ],
        ] satisfies KeyValue[])),
  ];
}

export interface MergersPanelProps {
  readonly ctx: PageContext;
  readonly business: BusinessView;
  readonly mergers: readonly Merger[];
  /** The reader may merge and undo. */
  readonly may: boolean;
}

/** On the page of a business: what it was merged into or took over, and the way to do or undo it. */
export function MergersPanel({ ctx, business, mergers, may }: MergersPanelProps) {
  const text = words(ctx.lang).duplicates.merger;
  const path = `/console/businesses/${business.id}`;
  if (mergers.length === 0 && !(may && business.status === 'active')) return null;
  return (
    <Panel id="mergers" title={text.historyTitle}>
      {mergers.map((merger) => (
        <div key={merger.id}>
          <KeyValues items={mergerFacts(ctx, merger, business.id)} />
          {may && merger.undoneAt === null && (
            <p>
              <a href={`/console/businesses/${merger.merged.id}/merger-undoing`}>{text.undoLink}</a>
            </p>
          )}
        </div>
      ))}
      {may && business.status === 'active' && (
        <p>
          <a href={`${path}/merger`}>{text.link}</a>
        </p>
      )}
    </Panel>
  );
}
