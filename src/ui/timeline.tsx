import type { ComponentChildren } from 'preact';

export interface Step {
  readonly key: string;
  /** For `datetime`: `2026-10-03` or an ISO 8601 moment. */
  readonly iso: string;
  /** As read: `03–05/10`. */
  readonly day: string;
  /** The time of day, where it is known. */
  readonly time?: string | undefined;
  readonly title: ComponentChildren;
  /** How much, in the same line. */
  readonly text?: ComponentChildren;
  /** Where and who, in the line below. */
  readonly note?: ComponentChildren;
  /** bad: recalled or refused | held: stopped for now | todo: still to come */
  readonly state?: 'bad' | 'held' | 'todo' | undefined;
  /** Pictures, corrections. */
  readonly more?: ComponentChildren;
}

/** A journey in order of time, stitched together. */
export function Timeline({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol class="steps">
      {steps.map(({ key, iso, day, time, title, text, note, state, more }) => (
        <li key={key} class={state}>
          <time datetime={iso}>
            {day} {time !== undefined && <small>{time}</small>}
          </time>
          <div>
            <b>{title}</b> {text} {note !== undefined && <small>{note}</small>}
            {more}
          </div>
        </li>
      ))}
    </ol>
  );
}
