import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';

/** Where on the way from a sheet to the register somebody is. */
export function Steps({ ctx, now }: { readonly ctx: PageContext; readonly now: number }) {
  const text = words(ctx.lang).bulk;
  return (
    <ol class="way" aria-label={text.stepsLabel}>
      {text.steps.map((name, place) => (
        <li key={name} aria-current={place === now ? 'step' : undefined}>
          {place < now ? '✓' : `${place + 1}.`} {name}
        </li>
      ))}
    </ol>
  );
}
