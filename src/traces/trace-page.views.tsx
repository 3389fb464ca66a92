import { Amount, AsWritten, Content, Name, Reason, Vietnamese } from '../ui/vietnamese.js';
import type { ComponentChildren } from 'preact';
import { previewPath } from '../images/picture.js';
import { Address } from './address.views.js';
import { FindForm } from '../ui/find-form.js';
import { formatDate, formatDateTime } from '../ui/format.js';
import { JsonLd } from '../ui/json-ld.js';
import type { PageContext } from '../ui/page-context.js';
import { Picture } from '../ui/picture.js';
import { PublicPage } from '../ui/public-page.js';
import { safeHref } from '../ui/safe-href.js';
import { Verdict, type VerdictKind } from '../ui/verdict.js';
import { words } from '../ui/words.js';
import { About } from './about.views.js';
import { Act } from './act.views.js';
import { Certificates } from './certificates.views.js';
import { NineItems } from './nine-items.views.js';
import { Journey, Origin } from './origin.views.js';
import { ProductLots } from './product-lots.views.js';
import { schemaOrg } from './schema-org.js';
import { Variants } from './variants.views.js';
import { contentText } from '../products/variant-text.js';
import type { TraceBusiness, TraceDocument, TracePicture, VerdictCode } from './trace-document.js';

const KINDS: Readonly<Record<VerdictCode, VerdictKind>> = {
  valid: 'ok',
  'valid-product': 'ok',
  'lot-unknown': 'unknown',
  expired: 'paused',
  suspended: 'paused',
  recalled: 'recalled',
  pending: 'pending',
  'not-released': 'pending',
  ended: 'unknown',
};

export interface TracePageProps {
  readonly ctx: PageContext;
  readonly trace: TraceDocument;
  /** On a page for buyers: what it is, and the boundaries they may fetch. */
  readonly before?: ComponentChildren;
}

/** The page behind a code: the verdict first, then what the law asks for, then where it came from. */
export function TracePage({ ctx, trace, before }: TracePageProps) {
  const text = words(ctx.lang).traces;
  const name = productName(ctx, trace);
  const lot = trace.lot?.lotNumber ?? null;
  const verdict = text.verdicts[trace.verdict.code].word;
  // What is not approved is not published, whoever holds the code; of a lot that is not on sale yet, the product is.
  const published = trace.verdict.code !== 'pending';
  const waiting = trace.waitingLot !== null;
  const title = published
    ? lot === null
      ? text.title.product(verdict, name)
      : text.title.lot(verdict, name, lot)
    : verdict;
  const description = published ? text.description(name, trace.business.name) : text.verdicts.pending.line;
  return (
    <PublicPage
      ctx={{ ...ctx, sample: ctx.sample || trace.sample }}
      title={title}
      description={description}
      styles={['forms']}
      head={<Head ctx={ctx} trace={trace} title={title} description={description} published={published} />}
    >
      {before}
      <TraceVerdict ctx={ctx} trace={trace} />
      <Act ctx={ctx} trace={trace} />
      <div class="wrap">
        {published && (
          <>
            <ProductHead ctx={ctx} trace={trace} name={name} />
            <div class="cols">
              <div>
                {!waiting && <NineItems ctx={ctx} trace={trace} name={name} />}
                <Producer ctx={ctx} trace={trace} />
              </div>
              {!waiting && (
                <div>
                  <Variants ctx={ctx} trace={trace} />
                  {lot === null && <ProductLots ctx={ctx} trace={trace} />}
                  <Origin ctx={ctx} trace={trace} />
                  <Certificates ctx={ctx} trace={trace} />
                  {lot !== null && <Journey ctx={ctx} trace={trace} />}
                </div>
              )}
            </div>
          </>
        )}
        <Help ctx={ctx} trace={trace} published={published} />
      </div>
    </PublicPage>
  );
}

function productName({ lang }: PageContext, { product }: TraceDocument): string {
  return lang === 'en' ? (product.nameEn ?? product.nameVi) : product.nameVi;
}

function Head({
  ctx,
  trace,
  title,
  description,
  published,
}: TracePageProps & { title: string; description: string; published: boolean }) {
  const { image } = trace.product;
  return (
    <>
      <link rel="canonical" href={trace.uri} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={ctx.registry.name} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={trace.uri} />
      <meta property="og:locale" content={ctx.lang === 'vi' ? 'vi_VN' : 'en_GB'} />
      {published && image !== null && (
        <meta property="og:image" content={`${ctx.publicUrl}${previewPath(image)}`} />
      )}
      {published && <JsonLd data={schemaOrg(trace, ctx.publicUrl, ctx.lang)} />}
    </>
  );
}

function TraceVerdict({ ctx, trace }: TracePageProps) {
  const text = words(ctx.lang).traces;
  const { code, about, reason } = trace.verdict;
  const lot = trace.lot?.lotNumber ?? trace.unknownLot ?? trace.waitingLot ?? '';
  const { word, rest, line } = text.verdicts[code];
  const more = code === 'suspended' ? text.suspendedWhat[about] : rest(lot);
  return (
    <Verdict kind={KINDS[code]} word={word} rest={more === '' ? undefined : more}>
      {reason !== null && (
        <p>
          {text.reason} <Reason>{reason}</Reason>
        </p>
      )}
      <p>
        {line}{' '}
        <span class="nw">
          <time datetime={ctx.now.toISOString()}>
            {text.checked(formatDateTime(ctx.lang, ctx.now, ctx.registry.timeZone))}
          </time>
        </span>
      </p>
    </Verdict>
  );
}

/** A phone shows it at 38 % of its width, three pixels to one; two make it sharp enough, and the page half as heavy. */
const COVER_SIZES = '(min-width: 60rem) 17rem, 6.5rem';

function ProductHead({ ctx, trace, name }: TracePageProps & { name: string }) {
  const { products, traces: text } = words(ctx.lang);
  const { product, lot, business, variants } = trace;
  const meant = variants.find((variant) => variant.meant);
  const [cover, ...others] = product.pictures;
  const own = meant === undefined ? null : contentText(ctx.lang, meant.quantity, meant.unit);
  const content = meant === undefined ? product.netContent : own;
  const gtin = meant?.gtin ?? product.gtin;
  return (
    <section class="product" aria-labelledby="name">
      <figure id="photo">
        {cover === undefined ? (
          <NoPhoto label={text.noPhoto} />
        ) : (
          <a href={cover.src}>
            <Picture picture={cover} alt={altOf(ctx, cover) ?? text.photo(name)} sizes={COVER_SIZES} />
          </a>
        )}
      </figure>
      <div class="name">
        <h2 id="name" lang={ctx.lang === 'en' && product.nameEn === null ? 'vi' : undefined}>
          {name}
        </h2>
        <p lang="vi">{business.name}</p>
      </div>
      <dl class="facts">
        {lot?.expiresOn != null && (
          <Fact name={text.facts.expiry} value={formatDate(ctx.lang, lot.expiresOn)} />
        )}
        {lot?.madeOn != null && <Fact name={text.facts.made} value={formatDate(ctx.lang, lot.madeOn)} />}
        {meant !== undefined && (
          <Fact name={products.variants.facts} value={<Name vi={meant.nameVi} en={meant.nameEn} />} />
        )}
        {content !== null && <Fact name={text.facts.net} value={<Content>{content}</Content>} />}
        {lot?.quantity != null && (
          <Fact name={text.facts.quantity} value={<Amount quantity={lot.quantity} unit={lot.unit ?? ''} />} />
        )}
        {gtin !== null && <Fact name={text.facts.gtin} value={<span class="code">{gtin}</span>} />}
        {trace.code !== null && (
          <Fact name={text.facts.code} value={<span class="code">{trace.code}</span>} />
        )}
      </dl>
      <About ctx={ctx} product={product} />
      {others.length > 0 && (
        <ul class="photos" id="photos">
          {others.map((picture) => (
            <li key={picture.src}>
              <a href={picture.src}>
                <Picture
                  picture={picture}
                  alt={altOf(ctx, picture) ?? text.photo(name)}
                  sizes="(min-width: 60rem) 12rem, 44vw"
                  lazy
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What is seen, in the language of the page, else in Vietnamese. */
function altOf({ lang }: PageContext, { altVi, altEn }: TracePicture): string | null {
  return lang === 'en' ? (altEn ?? altVi) : altVi;
}

function Fact({ name, value }: { name: string; value: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** A drawing in place of a photograph, which says that there is none. */
function NoPhoto({ label }: { label: string }) {
  return (
    <svg viewBox="0 0 120 120" role="img" aria-label={label}>
      <path class="p1" d="M0 0h120v120H0z" />
      <path class="p2" d="M0 52l26-22 20 14 26-26 48 34v68H0z" />
      <path class="p3" d="M0 74c30-14 50 6 76-6 20-8 32-4 44 0v52H0z" />
      <path
        class="p4"
        d="M0 84c30-14 50 6 76-6 20-8 32-4 44 0M0 96c30-14 50 6 76-6 20-8 32-4 44 0M0 108c30-14 50 6 76-6 20-8 32-4 44 0"
      />
    </svg>
  );
}

function Producer({ ctx, trace }: TracePageProps) {
  const text = words(ctx.lang).traces.business;
  const { business, product } = trace;
  return (
    <section aria-labelledby="producer">
      <h2 id="producer">{text.title}</h2>
      <p lang="vi">
        <b>{business.name}</b>
      </p>
      <p class="sub">{text.kinds[business.kind]}</p>
      <p>
        <a href={`/producers/${business.id}`}>{text.page}</a>
      </p>
      {business.recordedAs !== null && (
        <p class="sub">
          {text.recordedAs} <Vietnamese>{business.recordedAs}</Vietnamese>
        </p>
      )}
      <dl class="why">
        {business.taxCode !== null && (
          <>
            <dt>{text.taxCode}</dt>
            <dd class="code">{business.taxCode}</dd>
          </>
        )}
        <dt>{text.address}</dt>
        <dd>
          <Address ctx={ctx} business={business} />
        </dd>
        {business.website !== null && (
          <>
            <dt>{text.website}</dt>
            <dd>
              <a href={safeHref(business.website)} rel="nofollow noopener">
                {hostOf(business.website)}
              </a>
            </dd>
          </>
        )}
        {business.gln !== null && (
          <>
            <dt>GLN</dt>
            <dd class="code">{business.gln}</dd>
          </>
        )}
        <Contact ctx={ctx} business={business} />
        {product.shopUrls.length > 0 && (
          <>
            <dt>{text.shop}</dt>
            <dd>
              {product.shopUrls.map((url) => (
                <span key={url}>
                  <a href={safeHref(url)} rel="nofollow noopener">
                    {hostOf(url)}
                  </a>{' '}
                </span>
              ))}
              <small>{text.outside}</small>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** Whom to ask, as far as the business shows it to this reader. */
function Contact({ ctx, business }: { readonly ctx: PageContext; readonly business: TraceBusiness }) {
  const { contactName, contactPhone, contactEmail } = business;
  if (contactName === null && contactPhone === null && contactEmail === null) return null;
  return (
    <>
      <dt>{words(ctx.lang).traces.business.contact}</dt>
      <dd>
        {contactName !== null && <AsWritten>{contactName}</AsWritten>}{' '}
        {contactPhone !== null && <a href={safeHref(`tel:${contactPhone}`)}>{contactPhone}</a>}{' '}
        {contactEmail !== null && <a href={safeHref(`mailto:${contactEmail}`)}>{contactEmail}</a>}
      </dd>
    </>
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? url;
}

function Help({ ctx, trace, published }: TracePageProps & { published: boolean }) {
  const text = words(ctx.lang);
  const { phone, email } = ctx.registry;
  // A registry that names no telephone and no address asks nobody to write to it.
  const reachable = phone !== null || email !== null;
  return (
    <div class={published ? 'duo' : 'duo first'}>
      {reachable && (
        <section aria-labelledby="help">
          <h2 id="help">{text.traces.help.title}</h2>
          <p>{text.traces.help.text}</p>
          <p>
            <b>{ctx.registry.agency}</b>
          </p>
          {phone !== null && (
            <p>
              <a class="btn plain" href={safeHref(`tel:${phone.replace(/\s/g, '')}`)}>
                {text.ui.call(phone)}
              </a>
            </p>
          )}
          {email !== null && (
            <p>
              <a href={safeHref(`mailto:${email}?subject=${encodeURIComponent(trace.uri)}`)}>{email}</a>
            </p>
          )}
        </section>
      )}
      <section aria-labelledby="other" class="no-print">
        <h2 id="other">{text.traces.help.otherTitle}</h2>
        <FindForm />
      </section>
    </div>
  );
}
