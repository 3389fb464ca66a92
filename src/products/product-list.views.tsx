import { Name } from '../ui/vietnamese.js';
import { stateFilter, timeSorts, type ListedPage, type ListSpec } from '../ui/list.js';
import { AddLink, ListPage } from '../ui/list-page.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { productStates } from './product.transitions.js';
import { PRODUCT_STATUSES } from './product.entity.js';
import type { ProductView } from './products.queries.js';
import { StatusTag } from './products.views.js';

export function productList(ctx: PageContext, mayWrite: boolean): ListSpec<ProductView> {
  const text = words(ctx.lang).products;
  return {
    id: 'products',
    file: true,
    caption: text.caption,
    rowKey: ({ id }) => id,
    picks: {
      actions: mayWrite ? [{ value: 'product.submit', text: text.together.offer }] : [],
      nameOf: ({ nameVi }) => nameVi,
      may: ({ status }) => productStates.offers(status, 'owner')('submit'),
    },
    search: text.search,
    filters: [stateFilter(ctx, PRODUCT_STATUSES, text.statuses)],
    sorts: timeSorts(ctx),
    empty: {
      ...(mayWrite ? text.teach : text.teachOffice),
      action: mayWrite && <a href="/console/products/new">{text.add}</a>,
    },
    columns: [
      {
        key: 'name',
        head: text.name,
        plain: (product) => product.nameVi,
        cell: (product) => (
          <>
            <a href={`/console/products/${product.id}`}>
              <Name vi={product.nameVi} en={product.nameEn} />
            </a>
            <small>{product.gtin === null ? text.noGtin : <span class="code">{product.gtin}</span>}</small>
          </>
        ),
      },
      {
        key: 'gtin',
        head: text.fields.gtin,
        chosen: true,
        plain: (product) => product.gtin,
        cell: (product) => product.gtin ?? '–',
      },
      {
        key: 'brand',
        head: text.fields.brand,
        chosen: true,
        plain: (product) => product.brand,
        cell: (product) => product.brand ?? '–',
      },
      {
        key: 'content',
        head: text.fields.netContent,
        chosen: true,
        plain: (product) => product.netContent,
        cell: (product) => product.netContent ?? '–',
      },
      {
        key: 'business',
        head: text.business,
        lead: !mayWrite,
        wideOnly: true,
        plain: (product) => product.businessName,
        cell: (product) => product.businessName,
      },
      {
        key: 'state',
        head: text.state,
        lead: true,
        nowrap: true,
        plain: (product) => text.statuses[product.status],
        cell: (product) => <StatusTag ctx={ctx} status={product.status} />,
      },
    ],
  };
}

export interface ProductsPageProps {
  readonly ctx: PageContext;
  readonly page: ListedPage<ProductView>;
  readonly mayWrite: boolean;
}

export function ProductsPage({ ctx, page, mayWrite }: ProductsPageProps) {
  const text = words(ctx.lang).products;
  return (
    <ListPage
      ctx={ctx}
      title={text.title}
      current="products"
      heading={text.title}
      lead={text.lead}
      actions={mayWrite && <AddLink href="/console/products/new" text={text.add} />}
      spec={productList(ctx, mayWrite)}
      page={page}
    />
  );
}
