import { CERTIFICATE_KINDS } from '../certificates/certificate.entity.js';
import { unitText, type UnitName } from '../places/place-names.js';
import { PRODUCT_CATEGORIES } from '../products/product.entity.js';
import { SelectField, TextField } from '../ui/form.js';
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
        </section>
        <section class="newest" aria-labelledby="found">
          <h2 id="found">{asked ? text.found : text.all}</h2>
          {products.length === 0 ? (
            <p>{asked ? text.nothing : text.none}</p>
          ) : (
            <Cards ctx={ctx} products={products} />
          )}
          <Pager ctx={ctx} next={next} shown={products.length} />
        </section>
      </div>
    </PublicPage>
  );
}

function Narrow({
  ctx,
  query,
  communes,
  asked,
}: Pick<CataloguePageProps, 'ctx' | 'query' | 'communes'> & { asked: boolean }) {
  const text = words(ctx.lang);
  const { catalogue, products, certificates } = text;
  return (
    <form class="narrow" action="/products" role="search">
      {query.producer !== undefined && <input type="hidden" name="producer" value={query.producer} />}
      <TextField name="q" type="search" label={catalogue.search} value={query.q} maxlength={120} />
      <SelectField
        name="commune"
        label={catalogue.commune}
        prompt={catalogue.any}
        value={query.commune}
        options={communes.map((unit) => ({ value: unit.code, text: capital(unitText(unit, ctx.lang)) }))}
      />
      <SelectField
        name="category"
        label={catalogue.category}
        prompt={catalogue.any}
        value={query.category}
        options={PRODUCT_CATEGORIES.map((value) => ({ value, text: products.categories[value] }))}
      />
      <SelectField
        name="certificate"
        label={catalogue.certificate}
        prompt={catalogue.any}
        value={query.certificate}
        options={CERTIFICATE_KINDS.map((value) => ({ value, text: certificates.kinds[value] }))}
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
