import type { PageContext } from '../ui/page-context.js';
import { PublicPage } from '../ui/public-page.js';
import { safeHref } from '../ui/safe-href.js';
import { words } from '../ui/words.js';
import { TicketForm } from './ticket.views.js';

/** Who runs the registry and how to reach them: only what is known, and always the form. */
export function ContactPage({ ctx }: { readonly ctx: PageContext }) {
  const text = words(ctx.lang).reports.contact;
  const { agency, address, phone, email, hours } = ctx.registry;
  return (
    <PublicPage ctx={ctx} title={text.title} description={text.description} styles={['forms']}>
      <div class="wrap">
        <div class="head">
          <h1>{text.title}</h1>
          <p>{text.lead}</p>
        </div>
        <div class="cols first">
          <div>
            <section aria-labelledby="agency">
              <h2 id="agency">{text.agency}</h2>
              <p>
                <b>{agency}</b>
              </p>
              <dl class="why">
                {address !== null && (
                  <>
                    <dt>{text.address}</dt>
                    <dd lang="vi">{address}</dd>
                  </>
                )}
                {phone !== null && (
                  <>
                    <dt>{text.phone}</dt>
                    <dd>
                      <a href={safeHref(`tel:${phone.replace(/\s/g, '')}`)}>{phone}</a>
                    </dd>
                  </>
                )}
                {email !== null && (
                  <>
                    <dt>{text.email}</dt>
                    <dd>
                      <a href={safeHref(`mailto:${email}`)}>{email}</a>
                    </dd>
                  </>
                )}
                {hours !== null && (
                  <>
                    <dt>{text.hours}</dt>
                    <dd lang="vi">{hours}</dd>
                  </>
                )}
              </dl>
              {phone === null && email === null && <p class="note">{text.nothing}</p>}
            </section>
          </div>
          <div>
            <section aria-labelledby="report">
              <h2 id="report">{text.reportTitle}</h2>
              <p>{text.reportText}</p>
              <p>
                <a class="btn" href="/report">
                  {text.reportButton}
                </a>
              </p>
            </section>
            <section aria-labelledby="urgent">
              <h2 id="urgent">{text.urgentTitle}</h2>
              <p>{text.urgentText}</p>
            </section>
            <section aria-labelledby="sent">
              <h2 id="sent">{text.ticketTitle}</h2>
              <p>{text.ticketText}</p>
              <TicketForm />
            </section>
          </div>
        </div>
      </div>
    </PublicPage>
  );
}
