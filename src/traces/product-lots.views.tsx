import { encodePathValue } from '../standards/gs1/percent.js';
import { formatDate, isoDay } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { Pager } from '../ui/pager.js';
import { PublicPage } from '../ui/public-page.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { TraceDocument, TraceLotLine } from './trace-document.js';

const KINDS: Readonly<Record<TraceLotLine['status'] | 'expired', TagKind>> = {
  open: 'draft',
  released: 'ok',
  held: 'wait',
  recalled: 'stop',
  closed: 'off',
  expired: 'off',
};

interface LotsProps {
  readonly ctx: PageContext;
  readonly lots: readonly TraceLotLine[];
}

/** On the page of a product: its lots on sale, and a field for the number on the box. */
export function ProductLots({ ctx, trace }: { readonly ctx: PageContext; readonly trace: TraceDocument }) {
  const text = words(ctx.lang).traces.lots;
  const { lots, code, moreLots } = trace;
  return (
    <section aria-labelledby="lots">
      <h2 id="lots">{text.title}</h2>
      {lots.length === 0 ? (
        <p class="sub">{text.none}</p>
      ) : (
        <>
          <p class="sub">{text.lead}</p>
          <LotList ctx={ctx} lots={lots} />
          {moreLots && code !== null && (
            <p>
              <a href={`/lots/${code}`}>{text.all}</a>
            </p>
          )}
        </>
      )}
      {code !== null && trace.unknownLot === null && lots.length > 0 && <LotForm ctx={ctx} code={code} />}
    </section>
  );
}

function LotList({ ctx, lots }: LotsProps) {
  const text = words(ctx.lang).traces.lots;
  const today = isoDay(ctx.now, ctx.registry.timeZone);
  return (
    <ul class="certs">
      {lots.map((lot) => {
        const { lotNumber, madeOn, expiresOn } = lot;
        const expired = lot.status === 'released' && expiresOn !== null && expiresOn < today;
        const state = expired ? 'expired' : lot.status;
        const path = pathOfLot(lot);
        const days = [
          madeOn === null ? null : text.made(formatDate(ctx.lang, madeOn)),
          expiresOn === null ? null : text.expires(formatDate(ctx.lang, expiresOn)),
          path === null ? text.noPage : null,
        ].filter((part) => part !== null);
        return (
          <li key={lotNumber}>
            <b class="code">{path === null ? lotNumber : <a href={path}>{lotNumber}</a>}</b>{' '}
            <Tag kind={KINDS[state]}>{text.states[state]}</Tag>
            {days.length > 0 && <small>{days.join(' · ')}</small>}
          </li>
        );
      })}
    </ul>
  );
}

/** Where a lot is shown: under its GTIN, else under its own code. */
export function pathOfLot({ gtin, lotNumber, code }: TraceLotLine): string | null {
  if (gtin !== null) return `/01/${gtin}/10/${encodePathValue(lotNumber)}`;
  return code === null ? null : `/q/${code}`;
}

export interface LotFormProps {
  readonly ctx: PageContext;
  /** Of the product. */
  readonly code: string;
  readonly value?: string;
  /** Nothing was found under what was typed. */
  readonly error?: string | null;
}

/** Leads to the lot with the number on the box. */
export function LotForm({ ctx, code, value, error = null }: LotFormProps) {
  const text = words(ctx.lang).traces.lots;
  return (
    <form action={`/lots/${code}`}>
      <div class={error === null ? 'field' : 'field bad'}>
        <label for="lot">{text.label}</label>
        <p class="hint" id="lot-hint">
          {text.hint}
        </p>
        {error !== null && (
          <p class="error" id="lot-error" role="alert">
            {error}
          </p>
        )}
        <input
          class="code"
          id="lot"
          name="number"
          value={value ?? ''}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-invalid={error === null ? undefined : 'true'}
          aria-describedby={error === null ? 'lot-hint' : 'lot-hint lot-error'}
        />
      </div>
      <button class="btn" type="submit">
        {text.look}
      </button>
    </form>
  );
}

export interface ProductLotsPageProps extends LotsProps {
  readonly code: string;
  readonly name: string;
  readonly next: string | null;
  /** What was typed and not found. */
  readonly unknown: string | null;
}

/** All lots of a product that were put on sale, page by page. */
export function ProductLotsPage(props: ProductLotsPageProps) {
  const { ctx, code, name, lots, next, unknown } = props;
  const text = words(ctx.lang).traces.lots;
  return (
    <PublicPage ctx={ctx} title={text.pageTitle(name)} noindex styles={['forms']}>
      <div class="wrap">
        <div class="cols first">
          <section>
            <h1>{text.pageTitle(name)}</h1>
            <p class="sub">{lots.length === 0 ? text.none : text.lead}</p>
            <LotList {...props} />
            <Pager ctx={ctx} next={next} shown={lots.length} />
            <p>
              <a href={`/q/${code}`}>{text.back}</a>
            </p>
          </section>
          <section>
            <LotForm
              ctx={ctx}
              code={code}
              value={unknown ?? ''}
              error={unknown === null ? null : text.unknown(unknown)}
            />
          </section>
        </div>
      </div>
    </PublicPage>
  );
}
