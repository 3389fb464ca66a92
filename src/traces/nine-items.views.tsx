import { AsWritten, Vietnamese } from '../ui/vietnamese.js';
import type { ComponentChildren } from 'preact';
import { Address } from './address.views.js';
import { formatDate, formatNumber } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { itemsOfLots, missingItems, NINE_ITEMS, type NineItem } from './nine-items.js';
import type { TraceDocument } from './trace-document.js';

interface Props {
  readonly ctx: PageContext;
  readonly trace: TraceDocument;
  readonly name: string;
}

/** All nine items, each shown or named as missing; none is left out. Decree 37/2026/NĐ-CP, Article 23.5. */
export function NineItems({ ctx, trace, name }: Props) {
  const text = words(ctx.lang).traces.nine;
  const missing = missingItems(trace);
  const ofLots = itemsOfLots(trace);
  const values = valuesOf({ ctx, trace, name });
  return (
    <section aria-labelledby="nine">
      <h2 id="nine">{text.title}</h2>
      <p class="sub">
        {ofLots.length > 0 && `${text.ofLots(String(ofLots.length))} `}
        {missing.length === 0 ? (
          ofLots.length === 0 && text.all
        ) : (
          <>
            {text.given(String(NINE_ITEMS.length - missing.length - ofLots.length))}{' '}
            <a href={`#n-${missing[0] ?? ''}`}>
              {text.missing(missing.map((item) => text.names[item].toLowerCase()).join(', '))}
            </a>
          </>
        )}
      </p>
      <dl class="nine">
        {NINE_ITEMS.map((item) => (
          <div
            key={item}
            id={`n-${item}`}
            class={missing.includes(item) ? 'none' : ofLots.includes(item) ? 'lack' : undefined}
          >
            <dt>{text.names[item]}</dt>
            <dd>
              {ofLots.includes(item) ? (
                <>
                  <b>{text.noLot}</b>{' '}
                  <small>
                    <a href="#lots">{text.chooseLot}</a>
                  </small>
                </>
              ) : !missing.includes(item) ? (
                values[item]
              ) : item === 'identity' && (trace.lot !== null || trace.product.brand !== null) ? (
                <PartlyNamed ctx={ctx} trace={trace} />
              ) : (
                <>
                  <b>{text.none}</b> <small>{text.noneWhy}</small>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p class="note">{text.law}</p>
    </section>
  );
}

/** Of brand and lot, what is missing and then what is known. */
function PartlyNamed({ ctx, trace }: Omit<Props, 'name'>) {
  const text = words(ctx.lang).traces.nine;
  const { brand } = trace.product;
  const lot = trace.lot?.lotNumber ?? null;
  return (
    <>
      <b>{lot === null ? text.noLot : text.noBrand}</b>{' '}
      {brand !== null && (
        <small>
          {text.brand} <AsWritten>{brand}</AsWritten>
        </small>
      )}
      {lot !== null && <small class="code">{text.lot(lot)}</small>}
    </>
  );
}

function valuesOf({ ctx, trace, name }: Props): Readonly<Record<NineItem, ComponentChildren>> {
  const text = words(ctx.lang).traces.nine;
  const { product, lot, business, areas, events } = trace;
  const number = (value: number) => formatNumber(ctx.lang, value);
  const [first] = events;
  const last = events.at(-1);
  const day = (when: Date) => formatDate(ctx.lang, when, ctx.registry.timeZone);
  return {
    name: <AsWritten>{name}</AsWritten>,
    image: (
      <a href={product.pictures.length > 1 ? '#photos' : '#photo'}>
        {text.images(number(product.pictures.length))}
      </a>
    ),
    producer: <span lang="vi">{business.name}</span>,
    address: (
      <>
        <Address ctx={ctx} business={business} />{' '}
        {business.formerAddress !== null && (
          <small>
            {text.former} <Vietnamese>{business.formerAddress}</Vietnamese>
          </small>
        )}
      </>
    ),
    origin: (
      <>
        {text.country}, <a href="#origin">{text.areas(number(areas.length))}</a>
      </>
    ),
    events: first !== undefined && last !== undefined && (
      <>
        <a href="#journey">{text.events(number(events.length))}</a>, {day(first.eventTime)} –{' '}
        {day(last.eventTime)}
      </>
    ),
    identity: lot !== null && (
      <>
        <AsWritten>{product.brand ?? ''}</AsWritten>; <span class="code">{text.lot(lot.lotNumber)}</span>
      </>
    ),
    expiry:
      lot?.expiresOn != null
        ? formatDate(ctx.lang, lot.expiresOn)
        : product.shelfLifeDays !== null && text.shelfLife(number(product.shelfLifeDays)),
    standards: product.standards !== null && <AsWritten>{product.standards}</AsWritten>,
  };
}
