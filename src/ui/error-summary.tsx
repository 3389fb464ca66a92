import { faultText } from './fault-text.js';
import { fieldId } from './field.js';
import { Icon } from './icon.js';
import type { FieldFault, PageContext } from './page-context.js';
import { words } from './words.js';

export interface ErrorSummaryProps {
  readonly ctx: PageContext;
  readonly faults: readonly FieldFault[];
  /** What each field is called, by its path; a fault of the whole form needs none. */
  readonly labels: Readonly<Record<string, string>>;
  /** Instead of “not sent yet: 3 things to correct”. */
  readonly title?: string;
}

/**
 * All faults of a form in one place, each a link to its field. It takes the focus when the page opens (`autofocus`
 * works without script), so that a screen reader begins here. Nothing when there are no faults.
 */
export function ErrorSummary({ ctx, faults, labels, title }: ErrorSummaryProps) {
  if (faults.length === 0) return null;
  const text = words(ctx.lang);
  return (
    <div class="errors" id="errors" role="alert" tabindex={-1} autofocus aria-labelledby="errors-title">
      <h2 id="errors-title">
        <Icon name="warn" /> <span>{title ?? text.ui.errorsTitle(faults.length)}</span>
      </h2>
      {title === undefined && <p>{text.ui.errorsKept}</p>}
      <ol>
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.code}`}>
            {fault.path === '' ? (
              faultText(text, fault)
            ) : (
              <a href={`#${fieldId(fault.path)}`}>
                {labelOf(labels, fault.path)}
                {faultText(text, fault)}
              </a>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function labelOf(labels: Readonly<Record<string, string>>, path: string): string {
  const label = Object.hasOwn(labels, path) ? labels[path] : undefined;
  return label === undefined ? '' : `${label}: `;
}
