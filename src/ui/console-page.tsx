import { asWritten } from './vietnamese.js';
import type { ComponentChildren } from 'preact';
import type { MenuKey } from '../access/feature.js';
import { Document } from './document.js';
import { Form } from './form.js';
import { Mark } from './icon.js';
import { LanguageLinks } from './language-links.js';
import { askedOf } from './list.js';
import { OnPage, useWords, type PageContext } from './page-context.js';
import { formatDateTime } from './format.js';
import { words } from './words.js';

export interface Crumb {
  readonly href: string;
  readonly text: string;
}

export interface ConsolePageProps {
  readonly ctx: PageContext;
  /** Of the browser's tab; without the registry's name, which is added. */
  readonly title: string;
  readonly current: MenuKey | null;
  /** The one `<h1>`. */
  readonly heading: ComponentChildren;
  /** A `Tag` with the state of the thing. */
  readonly tag?: ComponentChildren;
  /** Links and buttons at the right of the heading, the main one first. */
  readonly actions?: ComponentChildren;
  /** One or two sentences below the heading. */
  readonly lead?: ComponentChildren;
  readonly crumbs?: readonly Crumb[];
  readonly faulty?: boolean;
  readonly scripts?: readonly string[];
  readonly styles?: readonly ('forms' | 'slip' | 'slip-roll')[];
  readonly children: ComponentChildren;
}

/** A page behind sign-in. Without an actor (registration) it has no side list and stands alone in the middle. */
export function ConsolePage(props: ConsolePageProps) {
  const { ctx, title, current, scripts = [], styles = [], faulty } = props;
  const main = <Main {...props} />;
  return (
    <OnPage ctx={ctx}>
      <Document
        ctx={ctx}
        title={title}
        noindex
        faulty={faulty}
        scripts={ctx.actor === null ? scripts : ['console-keys.js', ...scripts]}
        styles={['console', ...styles]}
      >
        <Bar ctx={ctx} />
        <Notes ctx={ctx} />
        {ctx.actor === null ? (
          main
        ) : (
          <div class="frame">
            <Side ctx={ctx} current={current} />
            {main}
          </div>
        )}
        <Foot ctx={ctx} />
      </Document>
    </OnPage>
  );
}

function Main({ ctx, heading, tag, actions, lead, crumbs = [], children }: ConsolePageProps) {
  const { ui } = useWords();
  return (
    <main class={ctx.actor === null ? 'page alone' : 'page'} id="main" tabindex={-1}>
      {crumbs.length > 0 && (
        <nav class="crumb" aria-label={ui.crumbs}>
          {crumbs.map(({ href, text }) => (
            <span key={href}>
              <a href={href}>{asWritten(text)}</a> /{' '}
            </span>
          ))}
        </nav>
      )}
      <div class="head">
        <h1>{asWritten(heading)}</h1>
        {tag}
        {actions !== undefined && actions !== false && <div class="acts">{actions}</div>}
        {lead !== undefined && <p>{lead}</p>}
      </div>
      {children}
    </main>
  );
}

function Bar({ ctx }: { readonly ctx: PageContext }) {
  const { ui } = useWords();
  const { actor } = ctx;
  return (
    <header class="bar">
      <a class="brand" href="/">
        <Mark size={28} /> <span lang="vi">{ctx.registry.name}</span>
      </a>
      {actor !== null && <SearchField ctx={ctx} />}
      <div class="me">
        <LanguageLinks ctx={ctx} />
        {actor === null ? (
          <a href="/sign-in">{ui.signIn}</a>
        ) : (
          <>
            <a href="/console/account" title={ui.youAre}>
              {actor.name}
              <small>{asWritten(actor.businessName ?? ui.roles[actor.role])}</small>
            </a>
            <Acting ctx={ctx} />
            <Form ctx={ctx} action="/sign-out">
              <button class="link">{ui.signOut}</button>
            </Form>
          </>
        )}
      </div>
    </header>
  );
}

/** Finds anything, from every page; Ctrl-K leads here. */
function SearchField({ ctx }: { readonly ctx: PageContext }) {
  const { search: text } = words(ctx.lang);
  const here = ctx.path.startsWith('/console/search?');
  return (
    <form class="seek" action="/console/search" role="search" aria-label={text.title}>
      <label class="hide" for="seek">
        {text.field}
      </label>
      <input
        id="seek"
        name="q"
        type="search"
        placeholder={text.field}
        maxlength={120}
        value={here ? (askedOf(ctx).get('q') ?? '') : ''}
        aria-keyshortcuts="Control+K"
      />
      <button class="hide" type="submit">
        {text.submit}
      </button>
    </form>
  );
}

/** For whom somebody acts who works for several: chosen here, on every page, without script. */
function Acting({ ctx }: { readonly ctx: PageContext }) {
  const { ui } = useWords();
  const others = ctx.actor?.otherBusinesses ?? [];
  if (others.length === 0) return null;
  return (
    <details class="acting">
      <summary>{ui.actFor}</summary>
      <div class="choice">
        <p>{ui.actForNote}</p>
        <ul>
          {others.map(({ id, name }) => (
            <li key={id}>
              <Form ctx={ctx} action={`/console/acting/${id}`}>
                <button class="link">{asWritten(name)}</button>
              </Form>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function Side({ ctx, current }: { readonly ctx: PageContext; readonly current: MenuKey | null }) {
  const { ui } = useWords();
  return (
    <nav class="side" aria-label={ui.menu}>
      <ul>
        {ctx.menu.map(({ key, href, text }) => (
          <li key={key}>
            <a href={href} aria-current={key === current ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const KEYS = [
  ['Ctrl K', 'anything'],
  ['/', 'list'],
  ['j', 'next'],
  ['k', 'before'],
  ['Enter', 'open'],
  ['x', 'mark'],
  ['?', 'help'],
] as const;

/** What the script of the console does with keys; `?` opens it. Single letters can be turned off (WCAG 2.1.4). */
function Keys({ ctx }: { readonly ctx: PageContext }) {
  const { keys } = words(ctx.lang).search;
  return (
    <details id="key-help" data-off={keys.off} data-on={keys.on} hidden>
      <summary>{keys.title}</summary>
      <dl class="kv">
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{keys.does[does]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What every page says first: that data are samples, for whom somebody works at the counter. */
function Notes({ ctx }: { readonly ctx: PageContext }) {
  const { ui, counter } = words(ctx.lang);
  const entering = ctx.actor?.counterRole !== undefined;
  if (!ctx.sample && !entering) return null;
  return (
    <aside class="sample" aria-label={ui.note}>
      {ctx.sample && (
        <>
          <b>{ui.sampleTitle}</b> {ui.sampleText}
        </>
      )}
      {entering && (
        <Form ctx={ctx} action="/console/counter/end">
          {counter.entering} <b>{asWritten(ctx.actor.businessName ?? '')}</b>.{' '}
          <a href="/console/applications">{counter.slips}</a> ·{' '}
          <button class="link">
            <u>{counter.end}</u>
          </button>
        </Form>
      )}
    </aside>
  );
}

function Foot({ ctx }: { readonly ctx: PageContext }) {
  const { ui } = useWords();
  const { agency, phone, timeZone } = ctx.registry;
  return (
    <footer class="foot">
      <p>
        {ui.asOf(formatDateTime(ctx.lang, ctx.now, timeZone))} {ui.runBy(agency)}{' '}
        {phone !== null && `${ui.call(phone)}.`} <a href="/contact">{ui.contact}</a>
      </p>
      {ctx.actor !== null && <Keys ctx={ctx} />}
    </footer>
  );
}
