import type { ComponentChildren } from 'preact';
import { AsWritten, Vietnamese } from '../ui/vietnamese.js';
import { unitsText } from '../places/place-names.js';
import { formatDate } from '../ui/format.js';
import { JsonLd } from '../ui/json-ld.js';
import type { Lang, PageContext } from '../ui/page-context.js';
import { PublicPage } from '../ui/public-page.js';
import { safeHref } from '../ui/safe-href.js';
import { words } from '../ui/words.js';
import type { ProducerView } from './producers.queries.js';

export interface ProducerPageProps {
  readonly ctx: PageContext;
  readonly producer: ProducerView;
}

/** A producer as it shows itself to everybody. */
export function ProducerPage({ ctx, producer }: ProducerPageProps) {
  const text = words(ctx.lang).producers;
  return (
    <PublicPage
      ctx={{ ...ctx, sample: ctx.sample || producer.sample }}
      title={producer.name}
      description={text.description(producer.name)}
      head={
        <>
          <link rel="canonical" href={`${ctx.publicUrl}/producers/${producer.id}`} />
          <JsonLd data={organisation(producer, ctx.publicUrl, ctx.lang)} />
        </>
      }
    >
      <div class="wrap">
        <Head ctx={ctx} producer={producer} />
        <ProducerFacts ctx={ctx} producer={producer} />
        <section>
          <a class="btn plain" href={`/products?producer=${producer.id}`}>
            {text.products}
          </a>
        </section>
      </div>
    </PublicPage>
  );
}

export interface BuyersPageProps extends ProducerPageProps {
  /** Address below which the pages for this buyer stand. */
  readonly root: string;
  readonly expiresAt: Date;
  readonly products: readonly { readonly path: string; readonly name: string }[];
}

/** The same for a buyer with a link: what the producer shows to buyers, and the way to its products. */
export function BuyersPage({ ctx, producer, root, expiresAt, products }: BuyersPageProps) {
  const { disclosure } = words(ctx.lang);
  const text = disclosure.buyers;
  return (
    <PublicPage
      ctx={{ ...ctx, sample: ctx.sample || producer.sample }}
      title={text.title(producer.name)}
      styles={['forms']}
      noindex
    >
      <div class="wrap">
        <Head ctx={ctx} producer={producer} />
        <p class="note">
          {text.lead} {text.until(formatDate(ctx.lang, expiresAt, ctx.registry.timeZone))}
        </p>
        <ProducerFacts ctx={ctx} producer={producer} />
        <section aria-labelledby="products">
          <h2 id="products">{text.products}</h2>
          {products.length === 0 ? (
            <p>{text.noProducts}</p>
          ) : (
            <ul>
              {products.map(({ path, name }) => (
                <li key={path}>
                  <a href={`${root}${path}`}>
                    <AsWritten>{name}</AsWritten>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="find">
          <h2 id="find">{text.find}</h2>
          <form method="get" action={`${root}/q`} class="find">
            <label for="code">{text.findLabel}</label>
            <input id="code" name="code" class="code" maxlength={400} required autocomplete="off" />
            <button type="submit">{text.open}</button>
          </form>
        </section>
      </div>
    </PublicPage>
  );
}

function Head({ ctx, producer }: ProducerPageProps) {
  const { businesses, producers: text } = words(ctx.lang);
  return (
    <section aria-labelledby="producer">
      <h1 id="producer" lang="vi">
        {producer.name}
      </h1>
      <p class="sub">{businesses.kinds[producer.kind]}</p>
      {producer.state !== 'active' && (
        <p>
          <b>{text.states[producer.state]}</b>
        </p>
      )}
      {producer.formerly.length > 0 && (
        <p class="sub">
          {text.formerly} <Vietnamese>{producer.formerly.join('; ')}</Vietnamese>
        </p>
      )}
    </section>
  );
}

function ProducerFacts({ ctx, producer }: ProducerPageProps) {
  const { producers: text, traces } = words(ctx.lang);
  const { street, place, website, contactName, contactPhone, contactEmail } = producer;
  const facts: readonly (readonly [string, ComponentChildren])[] = [
    [
      traces.business.address,
      <>
        {street !== null && (
          <>
            <AsWritten>{street}</AsWritten>,{' '}
          </>
        )}
        {unitsText(place, ctx.lang)}
      </>,
    ],
    [text.formerAddress, producer.formerAddress && <Vietnamese>{producer.formerAddress}</Vietnamese>],
    [traces.business.taxCode, producer.taxCode && <span class="code">{producer.taxCode}</span>],
    ['GLN', producer.gln && <span class="code">{producer.gln}</span>],
    [
      traces.business.website,
      website && (
        <a href={safeHref(website)} rel="nofollow noopener">
          {URL.parse(website)?.hostname ?? website}
        </a>
      ),
    ],
    [text.contactName, contactName && <AsWritten>{contactName}</AsWritten>],
    [text.contactPhone, contactPhone && <a href={safeHref(`tel:${contactPhone}`)}>{contactPhone}</a>],
    [text.contactEmail, contactEmail && <a href={safeHref(`mailto:${contactEmail}`)}>{contactEmail}</a>],
    [
      text.representative,
      producer.representatives.length > 0 &&
        producer.representatives.map(({ name, position }) => (
          <p key={name}>
            <AsWritten>{name}</AsWritten>, <AsWritten>{position}</AsWritten>
          </p>
        )),
    ],
  ];
  return (
    <>
      <dl class="why">
        {facts.map(
          ([name, value]) =>
            value !== null &&
            value !== '' &&
            value !== false && (
              <>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </>
            ),
        )}
      </dl>
      {producer.sites.length > 0 && <Sites ctx={ctx} producer={producer} />}
    </>
  );
}

function Sites({ ctx, producer }: ProducerPageProps) {
  const { producers: text, sites } = words(ctx.lang);
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{text.sites}</h2>
      <ul>
        {producer.sites.map(({ kind, name, street, place, gln, confirmed }) => (
          <li key={`${kind} ${name}`}>
            <b>
              <AsWritten>{name}</AsWritten>
            </b>{' '}
            ({sites.kinds[kind]}), <AsWritten>{street}</AsWritten>, {unitsText(place, ctx.lang)}
            {gln !== null && <span class="code"> · GLN {gln}</span>}
            {confirmed && <small> · {sites.statuses.confirmed}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In schema.org's terms: nothing that the page does not show. */
function organisation(producer: ProducerView, publicUrl: string, lang: Lang): object {
  const { id, name, street, place, taxCode, gln, website, contactName, contactPhone, contactEmail } =
    producer;
  const contact = {
    ...(contactName === null ? {} : { name: contactName }),
    ...(contactPhone === null ? {} : { telephone: contactPhone }),
    ...(contactEmail === null ? {} : { email: contactEmail }),
  };
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    '@id': `${publicUrl}/producers/${id}`,
    name,
    ...(taxCode === null ? {} : { taxID: taxCode }),
    ...(gln === null ? {} : { globalLocationNumber: gln }),
    ...(website === null ? {} : { url: website }),
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'VN',
      addressLocality: unitsText(place, lang),
      ...(street === null ? {} : { streetAddress: street }),
    },
    ...(Object.keys(contact).length === 0 ? {} : { contactPoint: { '@type': 'ContactPoint', ...contact } }),
    ...(producer.representatives.length === 0
      ? {}
      : {
          employee: producer.representatives.map((person) => ({
            '@type': 'Person',
            name: person.name,
            jobTitle: person.position,
          })),
        }),
  };
}
