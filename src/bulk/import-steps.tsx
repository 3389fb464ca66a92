import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';

/** Where on the way from a sheet to the register somebody is. */
export function Steps({ ctx, now }: { readonly ctx: PageContext; readonly now: number }) {
  const text = words(ctx.lang).bulk;
  return (
    <nav class="views" aria-label={text.stepsLabel}>
      <ul>
        {text.steps.map((name, place) => (
          <li key={name}>
            <a aria-current={place === now ? 'step' : undefined}>
              {place < now ? '✓' : `${place + 1}.`} {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
