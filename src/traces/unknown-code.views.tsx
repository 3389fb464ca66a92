import { FindForm } from '../ui/find-form.js';
import type { PageContext } from '../ui/page-context.js';
import { PublicPage } from '../ui/public-page.js';
import { Verdict } from '../ui/verdict.js';
import { words } from '../ui/words.js';
import type { UnknownWhy } from './resolve.js';

/** The product that could be read in an address all the same. */
export interface SeenProduct {
  readonly name: string;
  readonly path: string;
}

export interface UnknownCodePageProps {
  readonly ctx: PageContext;
  readonly asked: string;
  readonly why: UnknownWhy;
  /** Issued codes that differ by one likely slip. */
  readonly suggestions: readonly { readonly code: string; readonly path: string }[];
  readonly product: SeenProduct | null;
}

/** Never a dead end: what may be wrong, codes that look alike, a search by words, and whom to ask. */
export function UnknownCodePage({ ctx, asked, why, suggestions, product }: UnknownCodePageProps) {
  const text = words(ctx.lang).traces.unknown;
  const hints: Readonly<Record<UnknownWhy, string>> = {
    length: text.lengthHint,
    character: text.characterHint,
    check: text.checkHint,
    sound: text.soundHint,
    gtin: text.gtinHint,
    'gtin-slip': text.gtinSlipHint,
    words: text.wordsHint,
    'gtin-digits': text.gtinDigitsHint,
    'bad-link': text.badLinkHint,
    percent: text.percentHint,
    item: text.itemHint,
    scale: text.scaleHint,
    foreign: text.foreignHint,
  };
  const scale = why === 'scale';
  return (
    <PublicPage ctx={ctx} title={scale ? text.scaleTitle : text.title} noindex styles={['forms']}>
      <Verdict kind="unknown" word={scale ? text.scaleWord : text.word}>
        <p>
          {text.asked} <span class="code">{asked}</span>
        </p>
        <p>{scale ? text.scaleCalm : text.calm}</p>
      </Verdict>
      <div class="wrap">
        <div class="cols first">
          <div>
            <section aria-labelledby="again">
              <h2 id="again">{text.again}</h2>
              <p class="sub">{hints[why]}</p>
              {product !== null && (
                <p>
                  {text.seenProduct} <a href={product.path}>{product.name}</a>
                </p>
              )}
              {suggestions.length > 0 && (
                <>
                  <p>{text.maybe}</p>
                  <ul class="shops">
                    {suggestions.map(({ code, path }) => (
                      <li key={code}>
                        <a class="code" href={path}>
                          {code}
                        </a>
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </section>
            <section aria-labelledby="find-title">
              <h2 id="find-title">{text.find}</h2>
              <FindForm value={asked} />
            </section>
          </div>
          <section aria-labelledby="why">
            <h2 id="why">{text.why}</h2>
            <dl class="why">
              {Object.entries(text.reasons).map(([key, reason]) => (
                <div key={key}>
                  <dt>{reason.title}</dt>
                  <dd>{reason.text}</dd>
                </div>
              ))}
            </dl>
            <p class="note">{text.kept}</p>
          </section>
        </div>
      </div>
    </PublicPage>
  );
}
