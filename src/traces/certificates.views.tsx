import { formatDate } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { Tag } from '../ui/tag.js';
import { Naming } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { TraceDocument } from './trace-document.js';

/** What others attest, confirmed by the office or declared by the producer; what has ended is not there. */
export function Certificates({ ctx, trace }: { readonly ctx: PageContext; readonly trace: TraceDocument }) {
  const { certificates } = trace;
  if (certificates.length === 0) return null;
  const text = words(ctx.lang).certificates;
  return (
    <section aria-labelledby="certs">
      <h2 id="certs">{text.shown.title}</h2>
      <p class="sub">{text.shown.sub}</p>
      <ul class="certs">
        {certificates.map(({ id, kind, stars, title, confirmed, issuer, number, expiresOn, areaName }) => (
          <li key={id}>
            <b>{text.name(kind, stars, title)}</b>{' '}
            <Tag kind={confirmed ? 'ok' : 'draft'}>
              {confirmed ? text.shown.confirmed : text.shown.declared}
            </Tag>
            <small>
              <Naming sentence={(name) => text.shown.number(name, number)}>{issuer}</Naming>
              {' · '}
              {expiresOn === null ? text.noEnd : text.shown.until(formatDate(ctx.lang, expiresOn))}
              {areaName !== null && (
                <>
                  {' · '}
                  <Naming sentence={text.shown.ofArea}>{areaName}</Naming>
                </>
              )}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
