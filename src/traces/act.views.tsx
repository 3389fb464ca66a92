import { Reason } from '../ui/vietnamese.js';
import { formatDateTime, formatNumber } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { LotForm } from './product-lots.views.js';
import type { TraceDocument } from './trace-document.js';

interface Props {
  readonly ctx: PageContext;
  readonly trace: TraceDocument;
}

/** What a shopper does now: about a suspension, with what it rests on, or about a lot that nobody declared. */
export function Act({ ctx, trace }: Props) {
  if (trace.verdict.code === 'suspended') return <Suspended ctx={ctx} trace={trace} />;
  return trace.verdict.code === 'lot-unknown' ? <UnknownLot ctx={ctx} trace={trace} /> : null;
}

function Suspended({ ctx, trace }: Props) {
  const text = words(ctx.lang).traces.act;
  const { verdict, decision } = trace;
  // The verdict above tells its reason; a business has one only in the step that stopped it.
  const reason = verdict.reason === null ? (decision?.reason ?? null) : null;
  return (
    <section class="act wait" aria-labelledby="act">
      <div class="wrap">
        <div>
          <h2 id="act">{text.title}</h2>
          <ol>
            {text.todo.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <p class="note">{text.notRecall}</p>
        </div>
        <dl>
          {reason !== null && (
            <div>
              <dt>{text.reason}</dt>
              <dd>
                <Reason>{reason}</Reason>
              </dd>
            </div>
          )}
          <div>
            <dt>{text.scope}</dt>
            <dd>{text.scopes[verdict.about]}</dd>
          </div>
          {decision !== null && (
            <>
              <div>
                <dt>{text.since}</dt>
                <dd>
                  <time datetime={decision.at.toISOString()}>
                    {formatDateTime(ctx.lang, decision.at, ctx.registry.timeZone)}
                  </time>
                </dd>
              </div>
              <div>
                <dt>{text.decision}</dt>
                <dd>
                  {decision.by === 'business'
                    ? text.byBusiness
                    : `${decision.number === null ? '' : `${text.number(decision.number)}, `}${ctx.registry.agency}.`}{' '}
                  <small>{text.entry(formatNumber(ctx.lang, decision.entry))}</small>
                </dd>
              </div>
            </>
          )}
        </dl>
      </div>
    </section>
  );
}

function UnknownLot({ ctx, trace }: Props) {
  const text = words(ctx.lang).traces.act;
  return (
    <section class="act info" aria-labelledby="act">
      <div class="wrap">
        <div>
          <h2 id="act">{text.unknownTitle}</h2>
          <ol>
            {text.unknownTodo.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </div>
        {trace.code !== null && <LotForm ctx={ctx} code={trace.code} />}
      </div>
    </section>
  );
}
