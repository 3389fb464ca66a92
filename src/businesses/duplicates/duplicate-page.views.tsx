import { Banner } from '../../ui/banner.js';
import { ConsolePage } from '../../ui/console-page.js';
import { ErrorSummary, Form, SubmitButton, TextArea } from '../../ui/form.js';
import { formatDateTime } from '../../ui/format.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { Panel } from '../../ui/panel.js';
import { words } from '../../ui/words.js';
import type { BusinessView } from '../businesses.queries.js';
import type { Holdings } from '../mergers/mergers.queries.js';
import { Comparison } from './comparison.views.js';
import type { DuplicateView } from './duplicates.queries.js';

export interface DuplicatePageProps {
  readonly ctx: PageContext;
  readonly pair: DuplicateView;
  readonly sides: readonly [BusinessView, BusinessView];
  readonly holdings: readonly [Holdings, Holdings];
  readonly mayDecide: boolean;
  readonly done: boolean;
  readonly faults: readonly FieldFault[];
}

/** Two businesses that may be one, why the machine thinks so, and what an official makes of it. */
export function DuplicatePage(props: DuplicatePageProps) {
  const { ctx, pair, mayDecide, done, faults, sides, holdings } = props;
  const text = words(ctx.lang).duplicates;
  const open = pair.state === 'open' && mayDecide;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.pairTitle(pair.one.name, pair.other.name)}
      current="duplicates"
      heading={text.pairTitle(pair.one.name, pair.other.name)}
      crumbs={[{ href: '/console/duplicates', text: text.title }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      {done && <Banner title={text.done} next={<a href="/console/duplicates">{text.title}</a>} />}
      <ErrorSummary ctx={ctx} faults={faults} labels={{ words: text.differLabel }} />
      <div class="two">
        <div>
          <Panel id="compare" title={text.compare} flush>
            <Comparison ctx={ctx} sides={sides} holdings={holdings} />
          </Panel>
        </div>
        <div>
          <Panel id="why" title={text.whyPanel}>
            <ul>
              {pair.reasons.map((reason) => (
                <li key={reason}>{text.reasons[reason]}</li>
              ))}
            </ul>
          </Panel>
          {pair.decidedBy !== null && pair.decidedAt !== null && <Settled ctx={ctx} pair={pair} />}
          {open && <Merging ctx={ctx} pair={pair} />}
          {open && (
            <Panel id="differ" title={text.differTitle}>
              <Form ctx={ctx} action={`/console/duplicates/${pair.id}/difference`} faults={faults}>
                <TextArea
                  name="words"
                  label={text.differLabel}
                  hint={text.differHint}
                  required
                  rows={3}
                  maxlength={1000}
                />
                <SubmitButton plain>{text.differ}</SubmitButton>
              </Form>
            </Panel>
          )}
        </div>
      </div>
    </ConsolePage>
  );
}

function Settled({ ctx, pair }: Pick<DuplicatePageProps, 'ctx' | 'pair'>) {
  const text = words(ctx.lang).duplicates;
  const { decidedBy, decidedAt, decidedWords, state } = pair;
  if (decidedBy === null || decidedAt === null) return null;
  return (
    <Panel id="settled" title={text.states[state]}>
      <p>{text.settled(decidedBy, formatDateTime(ctx.lang, decidedAt, ctx.registry.timeZone))}</p>
      {decidedWords !== null && <p lang="vi">{decidedWords}</p>}
    </Panel>
  );
}

/** Which of the two stays is asked first: the page of the merger says what that would change. */
function Merging({ ctx, pair: { one, other } }: Pick<DuplicatePageProps, 'ctx' | 'pair'>) {
  const text = words(ctx.lang).duplicates;
  return (
    <Panel id="merge" title={text.mergeTitle}>
      {[
        [one, other],
        [other, one],
      ].map(
        ([stays, goes]) =>
          stays !== undefined &&
          goes !== undefined && (
            <p key={stays.id}>
              <a class="btn plain" href={`/console/businesses/${goes.id}/merger?into=${stays.id}`}>
                {text.keeps(stays.name)}
              </a>
            </p>
          ),
      )}
    </Panel>
  );
}
