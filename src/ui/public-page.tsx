import type { ComponentChildren } from 'preact';
import { Document } from './document.js';
import { LanguageLinks } from './language-links.js';
import { Mark } from './icon.js';
import { OnPage, useWords, type PageContext } from './page-context.js';
import { safeHref } from './safe-href.js';
import { reportHref } from './report-href.js';

export interface PublicPageProps {
  readonly ctx: PageContext;
  /** Without the registry's name, which is added. */
  readonly title: string;
  readonly description?: string;
  readonly noindex?: boolean;
  /** The form on the page was sent back with errors. */
  readonly faulty?: boolean;
  /** Style sheets beside `public.css`. */
  readonly styles?: readonly ('forms' | 'home')[];
  /** Built modules, as `camera.js`. */
  readonly scripts?: readonly string[];
  /** More for `<head>`: Open Graph, JSON-LD, canonical address. */
  readonly head?: ComponentChildren;
  /** Links of the top bar, as list of `<a>`; the front page has some, a trace page none. */
  readonly menu?: ComponentChildren;
  readonly children: ComponentChildren;
}

/**
 * A page for everybody: one `<main>`, into which the children put their `<h1>` and `<div class="wrap">`. Apart from
 * `menu` nothing in the frame depends on who is signed in, so that the page may be kept in shared caches.
 */
export function PublicPage(props: PublicPageProps) {
  const { ctx, styles = [], menu, children, ...rest } = props;
  return (
    <OnPage ctx={ctx}>
      <Document ctx={ctx} styles={['public', ...styles]} {...rest}>
        <Top ctx={ctx} menu={menu} />
        {ctx.sample && <SampleNote />}
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <Foot ctx={ctx} />
      </Document>
    </OnPage>
  );
}

function Top({ ctx, menu }: { readonly ctx: PageContext; readonly menu: ComponentChildren }) {
  const { ui } = useWords();
  const here = ctx.path === '/' ? 'page' : undefined;
  return (
    <header class="top">
      <div class="wrap">
        <a class="brand" href="/" aria-current={here}>
          {ctx.registry.logo ? <img src="/logo" width="36" height="36" alt="" /> : <Mark size={36} />}
          <span>
            <b lang="vi">{ctx.registry.name}</b> <small>{ui.registryOf(ctx.registry.province)}</small>
          </span>
        </a>
        <LanguageLinks ctx={ctx} />
        {menu !== undefined && (
          <nav class="menu" aria-label={ui.menu}>
            {menu}
          </nav>
        )}
      </div>
    </header>
  );
}

function SampleNote() {
  const { ui } = useWords();
  return (
    <aside class="sample" aria-label={ui.note}>
      <span class="wrap">
        <b>{ui.sampleTitle}</b> {ui.sampleText}
      </span>
    </aside>
  );
}

function Foot({ ctx }: { readonly ctx: PageContext }) {
  const { ui } = useWords();
  const { agency, phone, email } = ctx.registry;
  return (
    <footer class="foot">
      <div class="wrap">
        <p>
          <b>{ui.runBy(agency)}</b>
        </p>
        <p>{ui.scanPrivacy}</p>
        <ul>
          <li>
            <a href="/">{ui.home}</a>
          </li>
          <li>
            <a href="/console">{ui.forBusinesses}</a>
          </li>
          <li>
            <a href="/api/docs">{ui.api}</a>
          </li>
          <li>
            <a href="/contact">{ui.contact}</a>
          </li>
          {ctx.path !== '/report' && !ctx.path.startsWith('/report?') && (
            <li>
              <a href={reportHref(ctx.path)} rel="nofollow">
                {ui.report}
              </a>
            </li>
          )}
          {phone !== null && (
            <li>
              <a href={safeHref(`tel:${phone.replace(/\s/g, '')}`)}>{ui.call(phone)}</a>
            </li>
          )}
          {email !== null && (
            <li>
              <a href={safeHref(`mailto:${email}`)}>{email}</a>
            </li>
          )}
        </ul>
      </div>
    </footer>
  );
}
