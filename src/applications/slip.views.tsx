import type { ComponentChildren } from 'preact';
import { groupSymbols } from '../standards/codes/crockford.js';
import { compactUri, qrMatrix, qrPath } from '../standards/codes/qr.js';
import { ConsolePage } from '../ui/console-page.js';
import { formatDateTime } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { AsWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { ApplicationView } from './applications.dto.js';
import { kindText } from './applications.views.js';

export const PAPERS = ['a5', 'roll'] as const;
export type Paper = (typeof PAPERS)[number];

export interface SlipPageProps {
  readonly ctx: PageContext;
  readonly application: ApplicationView;
  /** Null of one that was not entered at a counter. */
  readonly code: string | null;
  readonly paper: Paper;
}

/** What the applicant takes home from the counter (Decree 61/2018/NĐ-CP, Art. 17, form 01), on the paper that the desk has. */
export function SlipPage({ ctx, application, code, paper }: SlipPageProps) {
  const { applications, counter } = words(ctx.lang);
  const { slip: text } = counter;
  const { follow } = applications;
  const here = `/console/applications/${application.id}`;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="applications"
      heading={follow.slip}
      lead={code === null ? follow.noSlip : text.lead}
      crumbs={[{ href: here, text: application.reference }]}
      styles={paper === 'roll' ? ['slip', 'slip-roll'] : ['slip']}
    >
      {code !== null && (
        <>
          <p class="papers">
            {text.paper}:{' '}
            {PAPERS.map((value, index) => (
              <span key={value}>
                {index > 0 && ' · '}
                {value === paper ? (
                  <b>{text.papers[value]}</b>
                ) : (
                  <a href={`${here}/slip?paper=${value}`}>{text.papers[value]}</a>
                )}
              </span>
            ))}
          </p>
          <Slip ctx={ctx} application={application} code={code} paper={paper} />
        </>
      )}
    </ConsolePage>
  );
}

function Slip({ ctx, application, code, paper }: SlipPageProps & { readonly code: string }) {
  const { applications, counter } = words(ctx.lang);
  const { slip: text } = counter;
  const { facts, follow } = applications;
  const time = (moment: Date) => formatDateTime(ctx.lang, moment, ctx.registry.timeZone);
  return (
    <section class={`slip ${paper}`} aria-labelledby="slip-title">
      <p class="agency">
        <b>{ctx.registry.agency}</b>
      </p>
      <h2 id="slip-title">{text.title}</h2>
      <dl>
        {[
          [text.number, <b class="code">{application.reference}</b>] as const,
          [facts.kind, kindText(ctx, application.kind)] as const,
          [applications.subject, <AsWritten>{application.title}</AsWritten>] as const,
          [facts.business, <AsWritten>{application.businessName}</AsWritten>] as const,
          [facts.submitted, time(application.submittedAt)] as const,
          [facts.due, <b>{time(application.dueAt)}</b>] as const,
        ].map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <SlipSymbol address={`${ctx.publicUrl}/follow/${code}`} title={follow.scan}>
        <b class="code">{groupSymbols(code, 4)}</b>
        <br />
        {follow.slipTo} <span class="code">{`${ctx.publicUrl}/follow`}</span>
      </SlipSymbol>
      <p class="keep">{text.keep}</p>
      {paper === 'a5' && (
        <div class="signs">
          {[text.giver, text.taker].map((who) => (
            <p key={who}>
              <b>{who}</b>
              <br />
              {text.sign}
            </p>
          ))}
        </div>
      )}
    </section>
  );
}

interface SlipSymbolProps {
  readonly address: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** 36 mm on paper: a telephone reads it from the slip, and it fits a roll of 80 mm. */
function SlipSymbol({ address, title, children }: SlipSymbolProps) {
  const symbol = qrMatrix(compactUri(address));
  if (!symbol.ok) return null;
  const { side, path } = qrPath(symbol.value);
  return (
    <figure>
      <svg
        width="36mm"
        height="36mm"
        viewBox={`0 0 ${side} ${side}`}
        role="img"
        aria-label={title}
        shape-rendering="crispEdges"
      >
        <rect width={side} height={side} fill="#fff" />
        <path fill="#000" d={path} />
      </svg>
      <figcaption>
        {title}
        <br />
        {children}
      </figcaption>
    </figure>
  );
}
