import { asWritten } from './vietnamese.js';
import type { ComponentChildren } from 'preact';
import { useWords } from './page-context.js';
import { Tag } from './tag.js';

export interface PanelProps {
  /** Unique on the page; links may point to it. */
  readonly id: string;
  readonly title: ComponentChildren;
  /** At the right of the title: a link, a `Tag` or a `<small>`. */
  readonly aside?: ComponentChildren;
  /** The content is a table, a list of tasks or a map that reaches the edges. */
  readonly flush?: boolean;
  readonly children: ComponentChildren;
}

/** One block of a console page. Panels do not nest. */
export function Panel({ id, title, aside, flush, children }: PanelProps) {
  return (
    <section class="panel" id={id} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2> {aside}
      </header>
      {flush === true ? children : <div class="in">{children}</div>}
    </section>
  );
}

/** A name and what is known; null reads “not declared”. */
export type KeyValue = readonly [key: string, value: ComponentChildren];

export function KeyValues({ items }: { readonly items: readonly KeyValue[] }) {
  const { notDeclared } = useWords().ui;
  return (
    <dl class="kv">
      {items.map(([key, value]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{isMissing(value) ? <span class="soft">{notDeclared}</span> : asWritten(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function isMissing(value: ComponentChildren): boolean {
  return value === null || value === undefined || value === '';
}

/** done | the one to do now | waits for somebody else | opens later */
export type TaskState = 'done' | 'now' | 'wait' | 'later';

export interface Task {
  readonly key: string;
  readonly title: ComponentChildren;
  readonly state: TaskState;
  readonly note?: ComponentChildren;
  /** A link or a form with a button; shown for the task of now. */
  readonly action?: ComponentChildren;
  /** Instead of “done”, “to do”, “waiting”, “not open yet”. */
  readonly word?: string;
}

/** Steps in order, numbered, each with its state in a word and a shape. */
export function Tasks({ items }: { readonly items: readonly Task[] }) {
  const { ui } = useWords();
  const known = {
    done: { kind: 'ok', word: ui.done },
    now: { kind: 'do', word: ui.toDo },
    wait: { kind: 'wait', word: ui.waiting },
    later: { kind: 'off', word: ui.notYet },
  } as const;
  return (
    <ol class="tasks">
      {items.map(({ key, title, state, note, action, word }, index) => {
        const tag = <Tag kind={known[state].kind}>{word ?? known[state].word}</Tag>;
        return (
          <li key={key} class={state}>
            <b aria-hidden="true">{index + 1}</b>
            <div>
              <h3>
                {title} {state === 'now' && tag}
              </h3>
              {note !== undefined && (state === 'now' ? <p>{note}</p> : <small>{note}</small>)}
              {action}
            </div>
            {state !== 'now' && tag}
          </li>
        );
      })}
    </ol>
  );
}
