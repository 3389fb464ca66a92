import { formatDateTime } from '../ui/format.js';
import { LookupForm } from '../ui/lookup-form.js';
import type { PageContext } from '../ui/page-context.js';

import { PublicPage } from '../ui/public-page.js';
import { asWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { ApplicationView } from './applications.dto.js';
import { kindText } from './applications.views.js';

/** Where the code of a slip is typed; what was typed and is none comes back. */
export function FollowFormPage({ ctx, typed }: { readonly ctx: PageContext; readonly typed: string }) {
  const text = words(ctx.lang).applications.follow;
  return (
    <PublicPage ctx={ctx} title={text.title} noindex styles={['forms']}>
      <div class="wrap">
        <div class="cols first">
          <section>
            <h1>{text.title}</h1>
            <p class="sub">{text.lead}</p>
            <LookupForm
              action="/follow"
              name="code"
              label={text.code}
              hint={text.codeHint}
              value={typed}
              unknown={typed === '' ? null : text.unknown}
              submit={text.look}
            />
          </section>
        </div>
      </div>
    </PublicPage>
  );
}

export interface FollowPageProps {
  readonly ctx: PageContext;
  readonly application: ApplicationView;
}

/** How a dossier stands, for whoever holds its slip. */
export function FollowPage({ ctx, application }: FollowPageProps) {
  const { follow: text, facts, statuses } = words(ctx.lang).applications;
  const { status, reason, decisionToken } = application;
  const time = (moment: Date) => formatDateTime(ctx.lang, moment, ctx.registry.timeZone);
  return (
    <PublicPage ctx={ctx} title={text.title} noindex styles={['forms']}>
      <div class="wrap">
        <div class="head">
          <h1>{asWritten(application.title)}</h1>
          <p>
            {kindText(ctx, application.kind)} · <span class="code">{application.reference}</span>
          </p>
        </div>
        <div class="cols first">
          <section aria-labelledby="state">
            <h2 id="state">{text.state}</h2>
            <p>
              <b>{statuses[status]}</b>
            </p>
            <p>{status === 'submitted' ? text.submitted(time(application.dueAt)) : text[status]}</p>
            {reason !== null && (
              <div class="quoted" lang="vi">
                {reason.split(/\n+/).map((line, index) => (
                  <p key={index}>{line}</p>
                ))}
              </div>
            )}
            {decisionToken !== null && (
              <p>
                <a class="btn" href={`/decisions/${decisionToken}`}>
                  {text.decision}
                </a>
              </p>
            )}
            <dl class="why">
              <dt>{facts.submitted}</dt>
              <dd>{time(application.submittedAt)}</dd>
              {application.decidedAt !== null && (
                <>
                  <dt>{facts.decided}</dt>
                  <dd>{time(application.decidedAt)}</dd>
                </>
              )}
            </dl>
          </section>
        </div>
      </div>
    </PublicPage>
  );
}
