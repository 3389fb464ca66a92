import { unitsText } from '../places/place-names.js';
import type { PageContext } from '../ui/page-context.js';
import { AsWritten } from '../ui/vietnamese.js';
import type { TraceBusiness } from './trace-document.js';

/** The street as its people wrote it, then commune and province in the language of the page. */
export function Address({ ctx, business }: { readonly ctx: PageContext; readonly business: TraceBusiness }) {
  const { street, place } = business;
  return (
    <>
      {street !== null && street !== '' && (
        <>
          <AsWritten>{street}</AsWritten>,{' '}
        </>
      )}
      {unitsText(place, ctx.lang)}
    </>
  );
}
