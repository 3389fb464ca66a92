import { CERTIFICATE_KINDS } from '../certificates/certificate.entity.js';
import { unitText, type UnitName } from '../places/place-names.js';
import { PRODUCT_CATEGORIES } from '../products/product.entity.js';
import { SelectField, TextField } from '../ui/form.js';
import { formatNumber } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { Pager } from '../ui/pager.js';
import { Picture } from '../ui/picture.js';
import { PublicPage } from '../ui/public-page.js';
import { withQuery } from '../ui/query.js';
import { Tag } from '../ui/tag.js';
import { Naming } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { CatalogueQuery } from './catalogue.dto.js';
import type { ListedProduct } from './catalogue.queries.js';

export interface CataloguePageProps {
  readonly ctx: PageContext;
  readonly query: CatalogueQuery;
  readonly products: readonly ListedProduct[];
  readonly next: string | null;
  readonly communes: readonly (UnitName & { readonly code: string })[];
  /** Whose products are asked for; null for everybody's, and for one that has none. */
  readonly producer: string | null;
}

/** Everything in the register that may be bought, narrowed by where, what, what is attested and by whom. */
export function CataloguePage({ ctx, query, products, next, communes, producer }: CataloguePageProps) {
  const text = words(ctx.lang).catalogue;
  const title = producer === null ? text.title(ctx.registry.province) : text.titleOf(producer);
  const asked = [query.q, query.commune, query.category, query.certificate, query.producer].some(
    (value) => value !== undefined && value !== '',
  );
  return (
    <PublicPage
      ctx={ctx}
      title={title}
      description={text.description}
      styles={['home', 'forms']}
      noindex={query.cursor !== undefined}
      head={<link rel="canonical" href={`${ctx.publicUrl}${withQuery(ctx.path, { limit: null })}`} />}
    >
      <div class="wrap">
        <section aria-labelledby="catalogue">
          <h1 id="catalogue">
            {producer === null ? title : <Naming sentence={text.titleOf}>{producer}</Naming>}
          </h1>
          <p class="lead">{text.lead}</p>
          <Narrow ctx={ctx} query={query} communes={communes} asked={asked} />
          <Chips
            ctx={ctx}
            name="category"
            title={text.category}
            value={query.category}
            choices={PRODUCT_CATEGORIES.map((value) => [value, text.shortCategories[value]])}
          />
          <Chips
            ctx={ctx}
            name="certificate"
            title={text.certificate}
            value={query.certificate}
            choices={CERTIFICATE_KINDS.map((value) => [value, words(ctx.lang).certificates.kinds[value]])}
          />
        </section>
        <section class="newest" aria-labelledby="found">
          <h2 id="found">{asked ? text.found : text.all}</h2>
          {products.length === 0 ? (
            <Nothing ctx={ctx} asked={asked} />
          ) : (
            <Cards ctx={ctx} products={products} />
          )}
          <Pager ctx={ctx} next={next} shown={products.length} counted={text.shown} />
        </section>
      </div>
    </PublicPage>
  );
}

/** One choice a tap, each a link: no script, and the address says it all. */
function Chips({
  ctx,
  name,
  title,
  value = '',
  choices,
}: {
  readonly ctx: PageContext;
  readonly name: 'category' | 'certificate';
  readonly title: string;
  readonly value?: string | undefined;
  readonly choices: readonly (readonly [value: string, text: string])[];
}) {
  const { any } = words(ctx.lang).catalogue;
  return (
    <nav class="chips" aria-label={title}>
      <b aria-hidden="true">{title}</b>
      <ul>
        {[['', any] as const, ...choices].map(([choice, text]) => (
          <li key={choice}>
            <a
              href={withQuery(ctx.path, { [name]: choice === '' ? null : choice, cursor: null })}
              aria-current={choice === value ? 'true' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Nothing of what was asked for, or nothing at all yet. */
function Nothing({ ctx, asked }: { readonly ctx: PageContext; readonly asked: boolean }) {
  const text = words(ctx.lang).catalogue;
  return (
    <div class="nothing">
      <svg viewBox="0 0 120 60" aria-hidden="true">
        <path class="k1" d="M0 0h120v60H0z" />
        <path class="k2" d="M0 46c30-14 50 6 76-6 20-8 32-4 44 0v24H0z" />
      </svg>
      <div>
        <p>
          <b>{asked ? text.nothingTitle : text.none}</b>
        </p>
        {asked && (
          <>
            <p>{text.nothing}</p>
            <p>
              <a href="/products">{text.link}</a>
            </p>
          </>
        )}
      </div>
    </div>
  );
}

function Narrow({
  ctx,
  query,
  communes,
  asked,
}: Pick<CataloguePageProps, 'ctx' | 'query' | 'communes'> & { asked: boolean }) {
  const text = words(ctx.lang);
  const { catalogue } = text;
  return (
    <form class="narrow" action="/products" role="search">
      {(['producer', 'category', 'certificate'] as const).map((name) => {
        const value = query[name];
        return value === undefined || value === '' ? null : (
          <input key={name} type="hidden" name={name} value={value} />
        );
      })}
      <TextField name="q" type="search" label={catalogue.search} value={query.q} maxlength={120} narrowing />
      <SelectField
        name="commune"
        label={catalogue.commune}
        prompt={catalogue.any}
        narrowing
        value={query.commune}
        options={communes.map((unit) => ({ value: unit.code, text: capital(unitText(unit, ctx.lang)) }))}
      />
      <p class="go">
        <button class="btn">{catalogue.submit}</button> {asked && <a href="/products">{catalogue.clear}</a>}
      </p>
    </form>
  );
}

function Cards({ ctx, products }: Pick<CataloguePageProps, 'ctx' | 'products'>) {
  const text = words(ctx.lang);
  return (
    <ul class="cards">
      {products.map((product) => (
        <li key={product.path}>
          {product.picture === null ? (
            <svg viewBox="0 0 120 80" aria-hidden="true">
              <path class="k1" d="M0 0h120v80H0z" />
              <path class="k2" d="M0 62c30-14 50 6 76-6 20-8 32-4 44 0v24H0z" />
            </svg>
          ) : (
            <Picture picture={product.picture} alt="" sizes="(min-width: 60rem) 15rem, 45vw" lazy />
          )}
          <h3>
            <a href={product.path} lang={ctx.lang === 'en' && product.nameEn === null ? 'vi' : undefined}>
              {ctx.lang === 'en' ? (product.nameEn ?? product.name) : product.name}
            </a>
          </h3>
          <p>
            <a href={`/products?producer=${product.business.id}`} lang="vi">
              {product.business.name}
            </a>{' '}
            {product.commune !== null && <small>{capital(unitText(product.commune, ctx.lang))}</small>}
            {product.units > 1 && (
              <small>{text.catalogue.units(formatNumber(ctx.lang, product.units))}</small>
            )}
          </p>
          {product.certificates.length > 0 && (
            <p>
              {product.certificates.map(({ kind, stars, title }) => (
                <Tag key={`${kind} ${title ?? ''}`} kind="ok">
                  {text.certificates.name(kind, stars, title)}
                </Tag>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
