import { FindForm } from './find-form.js';
import type { PageContext } from './page-context.js';
import { PublicPage } from './public-page.js';
import { withQuery } from './query.js';
import { safeHref } from './safe-href.js';
import { words, type Words } from './words.js';

export interface ErrorPageProps {
  readonly ctx: PageContext;
  readonly status: number;
  /** The request's id, by which the log can be searched. */
  readonly reference: string;
  /** A sentence about this very case, instead of the general title. */
  readonly title?: string | undefined;
  /** What to do about it, instead of the general advice. */
  readonly advice?: string | undefined;
}

/** What happened, what to do, where to go: never a dead end, and never a technical detail. */
export function ErrorPage({ ctx, status, reference, title, advice }: ErrorPageProps) {
  const { ui, problems } = words(ctx.lang);
  const known = problemOf(problems, status);
  const heading = title ?? known.title;
  const inside = ctx.path.startsWith('/console');
  const { phone } = ctx.registry;
  return (
    <PublicPage ctx={ctx} title={heading} noindex styles={['forms']}>
      <div class="wrap">
        <div class="cols first">
          <section>
            <h1>{heading}</h1>
            <p class="sub">{advice ?? known.advice}</p>
            <ul class="shops">
              {status === 401 || (inside && ctx.actor === null) ? (
                <li>
                  <a href={withQuery('/sign-in', { next: ctx.path })}>{ui.signIn}</a>
                </li>
              ) : (
                ctx.actor !== null && (
                  <li>
                    <a href="/console">{ui.console}</a>
                  </li>
                )
              )}
              <li>
                <a href="/">{ui.home}</a>
              </li>
              {phone !== null && (
                <li>
                  <a href={safeHref(`tel:${phone.replace(/\s/g, '')}`)}>{ui.call(phone)}</a>
                </li>
              )}
            </ul>
            <p class="note">
              {ui.reference}: <span class="code">{reference}</span>
            </p>
          </section>
          {!inside && (
            <section aria-labelledby="find-title">
              <h2 id="find-title">{ui.find.title}</h2>
              <FindForm />
            </section>
          )}
        </div>
      </div>
    </PublicPage>
  );
}

function problemOf(problems: Words['problems'], status: number): { title: string; advice: string } {
  const all: Readonly<Record<string, { readonly title: string; readonly advice: string }>> = problems;
  return Object.hasOwn(all, String(status)) ? (all[String(status)] ?? problems.other) : problems.other;
}
