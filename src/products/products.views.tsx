import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { Form, HiddenField, SubmitButton, TextArea } from '../ui/form.js';
import { formatNumber } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Pager } from '../ui/pager.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { safeHref } from '../ui/safe-href.js';
import { DataTable } from '../ui/table.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { ProductStatus } from './product.entity.js';
import type { ProductView } from './products.queries.js';

const KINDS: Readonly<Record<ProductStatus, TagKind>> = {
  draft: 'draft',
  submitted: 'wait',
  amend: 'do',
  active: 'ok',
  suspended: 'wait',
  refused: 'stop',
  closed: 'off',
};

function StatusTag({ ctx, status }: { ctx: PageContext; status: ProductStatus }) {
  return <Tag kind={KINDS[status]}>{words(ctx.lang).products.statuses[status]}</Tag>;
}

export interface ProductsPageProps {
  readonly ctx: PageContext;
  readonly products: readonly ProductView[];
  readonly next: string | null;
  readonly mayWrite: boolean;
}

export function ProductsPage({ ctx, products, next, mayWrite }: ProductsPageProps) {
  const text = words(ctx.lang).products;
  const add = (
    <a class="btn" href="/console/products/new">
      {text.add}
    </a>
  );
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="products"
      heading={text.title}
      lead={text.lead}
      actions={mayWrite ? add : undefined}
    >
      <Panel id="products" title={text.caption} flush>
        <DataTable
          caption={text.caption}
          captionHidden
          fit
          rows={products}
          rowKey={(product) => product.id}
          empty={text.none}
          columns={[
            {
              key: 'name',
              head: text.name,
              cell: (product) => (
                <>
                  <a href={`/console/products/${product.id}`}>{product.nameVi}</a>
                  <small>
                    {product.gtin === null ? text.noGtin : <span class="code">{product.gtin}</span>}
                  </small>
                </>
              ),
            },
            { key: 'business', head: text.business, wideOnly: true, cell: (product) => product.businessName },
            {
              key: 'state',
              head: text.state,
              cell: (product) => <StatusTag ctx={ctx} status={product.status} />,
            },
          ]}
        />
        <Pager ctx={ctx} next={next} shown={products.length} />
      </Panel>
    </ConsolePage>
  );
}

export type ProductDone = 'created' | 'edited' | 'submitted' | 'suspended' | 'resumed';

export interface ProductPageProps {
  readonly ctx: PageContext;
  readonly product: ProductView;
  readonly code: { readonly code: string; readonly uri: string } | null;
  readonly mayWrite: boolean;
  readonly maySuspend: boolean;
  readonly done: ProductDone | null;
  /** Of the dossier just sent. */
  readonly reference: string | null;
  readonly faults?: readonly FieldFault[];
}

export function ProductPage(props: ProductPageProps) {
  const { ctx, product, done, reference, faults = [] } = props;
  const text = words(ctx.lang).products;
  return (
    <ConsolePage
      ctx={ctx}
      title={product.nameVi}
      current="products"
      heading={product.nameVi}
      tag={<StatusTag ctx={ctx} status={product.status} />}
      crumbs={[{ href: '/console/products', text: text.title }]}
      lead={product.businessName}
      actions={<Actions {...props} />}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      {done !== null && (
        <Banner
          title={text.done[done]}
          reference={reference ?? undefined}
          next={done === 'submitted' ? text.submittedNext : done === 'created' ? text.savedNext : undefined}
        />
      )}
      <div class="two">
        <Panel id="facts" title={text.facts}>
          <ProductFacts ctx={ctx} product={product} />
        </Panel>
        <div>
          <Panel id="next" title={text.next}>
            <p>{text.nextByStatus[product.status]}</p>
            {product.statusReason !== null && (
              <p class="soon">
                {text.reason}: {product.statusReason}
              </p>
            )}
            <NextButtons {...props} />
          </Panel>
          <Panel id="code" title={text.code}>
            {props.code === null ? (
              <p class="soft">{text.noCode}</p>
            ) : (
              <p>
                <a class="code" href={`/console/codes/${props.code.code}`}>
                  {props.code.code}
                </a>
                <br />
                <a href={safeHref(props.code.uri)}>{props.code.uri}</a>
              </p>
            )}
          </Panel>
          {props.maySuspend && <SuspendPanel ctx={ctx} product={product} faults={faults} />}
        </div>
      </div>
    </ConsolePage>
  );
}

function ProductFacts({ ctx, product }: { ctx: PageContext; product: ProductView }) {
  const { fields } = words(ctx.lang).products;
  const { shopUrl } = product;
  return (
    <>
      {product.image !== null && <img class="photo" src={product.image} alt="" width={240} />}
      <KeyValues
        items={[
          [fields.nameVi, product.nameVi],
          [fields.nameEn, product.nameEn],
          [fields.descriptionVi, product.descriptionVi],
          [fields.descriptionEn, product.descriptionEn],
          [fields.brand, product.brand],
          [fields.netContent, product.netContent],
          [
            fields.shelfLifeDays,
            product.shelfLifeDays === null ? null : formatNumber(ctx.lang, product.shelfLifeDays),
          ],
          [fields.standards, product.standards],
          [fields.gtin, product.gtin === null ? null : <span class="code">{product.gtin}</span>],
          [
            fields.shopUrl,
            shopUrl === null ? null : (
              <a href={safeHref(shopUrl)} rel="nofollow noopener">
                {shopUrl}
              </a>
            ),
          ],
          ...(product.image === null ? ([[fields.image, null]] as const) : []),
        ]}
      />
    </>
  );
}

function Actions({ ctx, product, mayWrite }: ProductPageProps) {
  const text = words(ctx.lang).products;
  if (!mayWrite || product.status === 'submitted' || product.status === 'closed') return null;
  return (
    <a class="btn plain" href={`/console/products/${product.id}/edit`}>
      {text.edit}
    </a>
  );
}

function NextButtons({ ctx, product, mayWrite }: ProductPageProps) {
  const text = words(ctx.lang).products;
  if (!mayWrite) return null;
  if (product.status === 'active')
    return (
      <a class="btn" href={`/console/lots/new?product=${product.id}`}>
        {text.newLot}
      </a>
    );
  if (product.status !== 'draft' && product.status !== 'amend' && product.status !== 'refused') return null;
  return (
    <Form ctx={ctx} action={`/console/products/${product.id}/submission`}>
      <SubmitButton>{text.submit}</SubmitButton>
    </Form>
  );
}

function SuspendPanel({
  ctx,
  product,
  faults,
}: {
  ctx: PageContext;
  product: ProductView;
  faults: readonly FieldFault[];
}) {
  const text = words(ctx.lang).products;
  if (product.status === 'suspended') {
    return (
      <Panel id="decide" title={text.resume}>
        <Form ctx={ctx} action={`/console/products/${product.id}/resumption`}>
          <HiddenField name="version" value={String(product.version)} />
          <SubmitButton>{text.resume}</SubmitButton>
        </Form>
      </Panel>
    );
  }
  if (product.status !== 'active') return null;
  return (
    <Panel id="decide" title={text.suspend}>
      <Form ctx={ctx} action={`/console/products/${product.id}/suspension`} faults={faults}>
        <TextArea name="reason" label={text.reason} hint={text.reasonHint} required maxlength={2000} />
        <SubmitButton>{text.suspend}</SubmitButton>
      </Form>
    </Panel>
  );
}
