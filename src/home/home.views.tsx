import { unitText } from '../places/place-names.js';
import { formatDate, formatDateTime, formatNumber } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { Picture } from '../ui/picture.js';
import { PublicPage } from '../ui/public-page.js';
import { words } from '../ui/words.js';
import type { Counters, NewProduct } from './home.queries.js';

export interface HomePageProps {
  readonly ctx: PageContext;
  readonly counters: Counters;
  readonly newest: readonly NewProduct[];
}

export function HomePage({ ctx, counters, newest }: HomePageProps) {
  const text = words(ctx.lang);
  const { home } = text;
  return (
    <PublicPage
      ctx={ctx}
      title={home.title(ctx.registry.province)}
      description={home.description}
      styles={['home']}
      scripts={['scan.js']}
      menu={
        <>
          <a href="/products">{home.menu.products}</a> <a href="#count">{home.menu.figures}</a>{' '}
          <a href="/api/docs">{home.menu.api}</a> <a href="/sign-in">{text.ui.signIn}</a>
        </>
      }
    >
      <Ask ctx={ctx} />
      <div class="wrap">
        <Figures ctx={ctx} counters={counters} />
        <section class="newest" aria-labelledby="new">
          <h2 id="new">{home.newest}</h2>
          {newest.length === 0 ? <p>{home.newestNone}</p> : <Cards ctx={ctx} newest={newest} />}
          {newest.length > 0 && (
            <p>
              <a href="/products">{text.catalogue.link}</a>
            </p>
          )}
        </section>
        <div class="trio">
          <Way {...home.makers} id="makers" href="/sign-up" main />
          <Way {...home.data} id="data" href="/api/docs" />
          <Way {...home.officials} id="officials" href="/sign-in" />
        </div>
      </div>
    </PublicPage>
  );
}

function Ask({ ctx }: { ctx: PageContext }) {
  const { home } = words(ctx.lang);
  return (
    <section class="ask" aria-labelledby="ask">
      <div class="wrap">
        <h1 id="ask">{home.heading}</h1>
        <p class="lead">{home.lead}</p>
        <form action="/find" role="search">
          <label for="code">{home.label}</label>
          <div class="line">
            <input
              class="code"
              id="code"
              name="q"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              aria-describedby="code-hint"
            />
            <button class="btn">{home.submit}</button>
          </div>
          <p class="hint" id="code-hint">
            {home.hint}
          </p>
        </form>
        {/* Shown by scan.js where the browser has a camera to give. */}
        <div
          class="scanner"
          id="scanner"
          hidden
          data-scanning={home.scanning}
          data-denied={home.scanDenied}
          data-other={home.scanOther}
          data-stop={home.scanStop}
        >
          <button class="btn" type="button">
            {home.scan}
          </button>
          <p role="status"></p>
          <video playsinline muted hidden></video>
        </div>
      </div>
      <Hills />
    </section>
  );
}

function Figures({ ctx, counters }: { ctx: PageContext; counters: Counters }) {
  const { home } = words(ctx.lang);
  const shown = ['businesses', 'products', 'areas', 'lots', 'codes'] as const;
  return (
    <section class="count" aria-labelledby="count">
      <h2 id="count">{home.countTitle}</h2>
      <dl>
        {shown.map((key) => (
          <div key={key}>
            <dt>{home.counters[key]}</dt>
            <dd>{formatNumber(ctx.lang, counters[key])}</dd>
          </div>
        ))}
      </dl>
      <p class="note">
        <time datetime={counters.asOf.toISOString()}>
          {home.asOf(formatDateTime(ctx.lang, counters.asOf, ctx.registry.timeZone))}
        </time>
      </p>
    </section>
  );
}

function Cards({ ctx, newest }: { ctx: PageContext; newest: readonly NewProduct[] }) {
  const { home } = words(ctx.lang);
  return (
    <ul class="cards">
      {newest.map((product) => (
        <li key={product.path}>
          {product.picture === null ? (
            <Leaf />
          ) : (
            <Picture picture={product.picture} alt="" sizes="(min-width: 60rem) 11rem, 45vw" lazy />
          )}
          <h3>
            <a href={product.path}>{ctx.lang === 'en' ? (product.nameEn ?? product.name) : product.name}</a>
          </h3>
          <p lang="vi">
            {product.businessName}{' '}
            {product.commune !== null && (
              <small lang={ctx.lang}>{capital(unitText(product.commune, ctx.lang))}</small>
            )}{' '}
            <small lang={ctx.lang}>
              {home.entered(formatDate(ctx.lang, product.approvedAt, ctx.registry.timeZone))}
            </small>
          </p>
        </li>
      ))}
    </ul>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface WayProps {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly href: string;
  readonly main?: boolean;
}

function Way({ id, title, text, action, href, main }: WayProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{text}</p>
      <p>
        <a class={main === true ? 'btn' : 'btn plain'} href={href}>
          {action}
        </a>
      </p>
    </section>
  );
}

/** In place of a photograph. */
function Leaf() {
  return (
    <svg viewBox="0 0 120 80" aria-hidden="true">
      <path class="k1" d="M0 0h120v80H0z" />
      <path class="k2" d="M0 62c30-14 50 6 76-6 20-8 32-4 44 0v24H0z" />
      <path
        class="k3"
        d="M60 66V24m0 24c-15 0-20-8-20-18 13 0 20 8 20 18zm0 0c15 0 20-8 20-18-13 0-20 8-20 18z"
      />
    </svg>
  );
}

function Hills() {
  return (
    <svg class="hills" viewBox="0 0 720 340" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
      <path class="g1" d="M30 340l130-150 60 44 110-134 70 70 80-50 120 90 90-60 30 20v170z" />
      <path class="g2" d="M120 340l120-100 40 24 110-104 90 74 120-54 120 60v100z" />
      <path class="g3" d="M0 340c130-4 190-56 290-84s170-66 270-44 110 50 160 46v82z" />
      <path class="g4" d="M50 340c110-4 150-44 250-70s165-58 262-36 108 44 158 40v66z" />
      <path class="g5" d="M110 340c90-4 120-34 200-54s160-48 254-28 106 38 156 34v48z" />
    </svg>
  );
}
