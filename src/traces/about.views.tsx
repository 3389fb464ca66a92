import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { TraceProduct } from './trace-document.js';

/** What the producer tells of a product beside the items of the law; in Vietnamese where nobody translated it. */
export function About({ ctx, product }: { readonly ctx: PageContext; readonly product: TraceProduct }) {
  const text = words(ctx.lang).traces;
  const parts = [
    ['about', text.about, product.descriptionVi, product.descriptionEn],
    ['warnings', text.warnings, product.warningsVi, product.warningsEn],
    ['ingredients', text.ingredients, product.ingredientsVi, product.ingredientsEn],
    ['storage', text.storage, product.storageVi, product.storageEn],
  ] as const;
  const told = parts.filter(([, , vi, en]) => vi !== null || en !== null);
  if (told.length === 0) return null;
  return (
    <section class="scan" aria-labelledby={told[0]?.[0]}>
      {told.map(([id, title, vi, en]) => {
        const translated = ctx.lang === 'en' && en !== null;
        return (
          <div key={id}>
            <h3 id={id}>{title}</h3>
            <p lang={translated || vi === null ? 'en' : 'vi'}>{translated || vi === null ? en : vi}</p>
          </div>
        );
      })}
    </section>
  );
}
