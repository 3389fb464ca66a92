import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';
import { useWords } from './page-context.js';

export interface BannerProps {
  /** ok: done and recorded | info | warn: done, but look at this */
  readonly kind?: 'ok' | 'info' | 'warn';
  readonly title: string;
  /** By which the reader can ask about it later. */
  readonly reference?: string;
  /** What happens now, or what to do next. */
  readonly next?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** Says what was done, under which reference, and what comes next. */
export function Banner({ kind = 'ok', title, reference, next, children }: BannerProps) {
  const { ui } = useWords();
  return (
    <div class={`banner ${kind}`} role="status">
      <Icon name={kind} />
      <div>
        <p>
          <b>{title}</b>
        </p>
        {reference !== undefined && (
          <p>
            {ui.reference}: <b class="code">{reference}</b>
          </p>
        )}
        {children}
        {next !== undefined && (
          <p>
            {ui.nextStep}: {next}
          </p>
        )}
      </div>
    </div>
  );
}
