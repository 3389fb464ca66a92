import { AsWritten, Name, Reason } from '../ui/vietnamese.js';
import type { Offers } from '../platform/state-machine.js';
import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { ConfirmForm } from '../ui/cause-form.js';
import { Form, SubmitButton } from '../ui/form.js';
import { formatNumber } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { Picture } from '../ui/picture.js';
import { safeHref } from '../ui/safe-href.js';
import { ResumePanel, StopPanel } from '../ui/stop-panel.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import { hsText } from './hs-field.views.js';
import type { ProductStatus } from './product.entity.js';
import type { productStates } from './product.transitions.js';
import type { ProductView } from './products.queries.js';
import { VariantsPanel } from './variants.views.js';

const KINDS: Readonly<Record<ProductStatus, TagKind>> = {
  draft: 'draft',
  submitted: 'wait',
  amend: 'do',
  active: 'ok',
  suspended: 'wait',
  refused: 'stop',
  closed: 'off',
};

export function StatusTag({ ctx, status }: { ctx: PageContext; status: ProductStatus }) {
  return <Tag kind={KINDS[status]}>{words(ctx.lang).products.statuses[status]}</Tag>;
}

export type ProductDone =
  | 'created'
  | 'edited'
  | 'submitted'
  | 'suspended'
  | 'resumed'
  | 'variant-added'
  | 'variant-edited'
  | 'variant-ended'
  | 'variant-offered'
  | 'variant-removed';

export interface ProductPageProps {
  readonly ctx: PageContext;
  readonly product: ProductView;
  readonly code: { readonly code: string; readonly uri: string } | null;
  /** Its own people; what they may do now, `offers` says. */
  readonly own: boolean;
  readonly offers: Offers<typeof productStates>;
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
      title={ctx.lang === 'en' ? (product.nameEn ?? product.nameVi) : product.nameVi}
      current="products"
      heading={<Name vi={product.nameVi} en={product.nameEn} />}
      tag={<StatusTag ctx={ctx} status={product.status} />}
      crumbs={[{ href: '/console/products', text: text.title }]}
      lead={<AsWritten>{product.businessName}</AsWritten>}
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
        <div>
          <Pictures ctx={ctx} product={product} mayChange={props.own && props.offers('change-image')} />
          <Panel id="facts" title={text.facts}>
            <ProductFacts ctx={ctx} product={product} />
          </Panel>
          <VariantsPanel
            ctx={ctx}
            product={product}
            mayChange={props.own && props.offers('change-variants')}
          />
        </div>
        <div>
          <Panel id="next" title={text.next}>
            <p>{text.nextByStatus[product.status]}</p>
            {product.statusReason !== null && (
              <p class="soon">
                {text.reason}: <Reason>{product.statusReason}</Reason>
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
          <SuspendPanel {...props} />
        </div>
      </div>
    </ConsolePage>
  );
}

/** The cover and the others, each a link to itself in full. */
function Pictures({
  ctx,
  product,
  mayChange,
}: {
  ctx: PageContext;
  product: ProductView;
  mayChange: boolean;
}) {
  const { pictures: text } = words(ctx.lang).products;
  const { pictures } = product;
  return (
    <Panel
      id="pictures"
      title={text.title}
      aside={mayChange && <a href={`/console/products/${product.id}/pictures`}>{text.arrange}</a>}
    >
      {pictures.length === 0 ? (
        <p class="soft">{text.none}</p>
      ) : (
        <ul class="shots">
          {pictures.map((picture, index) => (
            <li key={picture.sha256}>
              <a href={picture.src}>
                <Picture
                  picture={picture}
                  alt={(ctx.lang === 'en' ? picture.altEn : picture.altVi) ?? text.number(String(index + 1))}
                  sizes="(min-width: 60em) 12rem, 45vw"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ProductFacts({ ctx, product }: { ctx: PageContext; product: ProductView }) {
  const text = words(ctx.lang).products;
  const { fields } = text;
  return (
    <>
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
          [fields.category, product.category && text.categories[product.category]],
          [fields.hsCode, product.hsCode && hsText(ctx, product.hsCode)],
          [fields.ingredientsVi, product.ingredientsVi],
          [fields.ingredientsEn, product.ingredientsEn],
          [fields.warningsVi, product.warningsVi],
          [fields.warningsEn, product.warningsEn],
          [fields.storageVi, product.storageVi],
          [fields.storageEn, product.storageEn],
          [fields.shopUrls, product.shopUrls.length === 0 ? null : <Shops ctx={ctx} product={product} />],
        ]}
      />
    </>
  );
}

function Shops({ ctx, product }: { ctx: PageContext; product: ProductView }) {
  const { deadShop } = words(ctx.lang).products;
  return (
    <>
      {product.shopUrls.map((url) => (
        <div key={url}>
          <a href={safeHref(url)} rel="nofollow noopener">
            {url}
          </a>{' '}
          {product.deadShopUrls.includes(url) && <small>{deadShop}</small>}
        </div>
      ))}
    </>
  );
}

function Actions({ ctx, product, offers }: ProductPageProps) {
  if (!offers('edit')) return null;
  return (
    <a class="btn plain" href={`/console/products/${product.id}/edit`}>
      {words(ctx.lang).products.edit}
    </a>
  );
}

function NextButtons({ ctx, product, own, offers }: ProductPageProps) {
  const text = words(ctx.lang).products;
  const path = `/console/products/${product.id}`;
  return (
    <>
      {own && product.status === 'active' && (
        <a class="btn" href={`/console/lots/new?product=${product.id}`}>
          {text.newLot}
        </a>
      )}
      {offers('submit') && (
        <Form ctx={ctx} action={`${path}/submission`}>
          <SubmitButton>{text.submit}</SubmitButton>
        </Form>
      )}
      {offers('delete') && (
        <ConfirmForm
          ctx={ctx}
          action={`${path}/deletion`}
          label={text.deleteDraft}
          warning={text.deleteWarning}
          submit={text.deleteConfirm}
        />
      )}
    </>
  );
}

function SuspendPanel({ ctx, product, offers, faults = [] }: ProductPageProps) {
  const text = words(ctx.lang).products;
  const path = `/console/products/${product.id}`;
  if (offers('resume')) return <ResumePanel ctx={ctx} title={text.resume} action={`${path}/resumption`} />;
  if (!offers('suspend')) return null;
  return (
    <StopPanel
      ctx={ctx}
      title={text.suspend}
      action={`${path}/suspension`}
      hint={text.reasonHint}
      faults={faults}
    />
  );
}
