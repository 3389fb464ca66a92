import type { Answer } from './team.js';

const ANSWER_MS = 2_000;

type Message =
  | { readonly kind: 'tell'; readonly what: string; readonly value?: unknown }
  | { readonly kind: 'ask'; readonly what: string; readonly id: number }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown };
const KINDS: ReadonlySet<unknown> = new Set(['tell', 'ask', 'answer']);

/** Between the leader and one worker: news, and questions with answers. */
export class Channel {
  private readonly waiting = new Map<number, (value: unknown) => void>();
  private asked = 0;

  /** @param send must bear that the other side has gone */
  constructor(
    private readonly send: (message: object) => void,
    private readonly answers: ReadonlyMap<string, Answer>,
    private readonly heard: (what: string, value: unknown) => void,
  ) {}

  tell(what: string, value?: unknown): void {
    this.send({ kind: 'tell', what, value } satisfies Message);
  }

  /** Undefined when nobody answers in time. */
  ask(what: string): Promise<unknown> {
    const id = (this.asked += 1);
    return new Promise((resolve) => {
      const done = (value: unknown): void => {
        clearTimeout(late);
        this.waiting.delete(id);
        resolve(value);
      };
      const late = setTimeout(done, ANSWER_MS);
      this.waiting.set(id, done);
      this.send({ kind: 'ask', what, id } satisfies Message);
    });
  }

  /** Whatever the other side sent. */
  take(message: unknown): void {
    if (!isMessage(message)) return;
    if (message.kind === 'tell') this.heard(message.what, message.value);
    else if (message.kind === 'answer') this.waiting.get(message.id)?.(message.value);
    else void this.reply(message.what, message.id);
  }

  /** The other side has gone: nobody waits for it any longer. */
  close(): void {
    for (const done of this.waiting.values()) done(undefined);
  }

  private async reply(what: string, id: number): Promise<void> {
    let value: unknown;
    try {
      value = await this.answers.get(what)?.();
    } catch {
      value = undefined; // whoever asked goes on without it
    }
    this.send({ kind: 'answer', id, value } satisfies Message);
  }
}

/** Both sides are this service, of one version; others may use the line too. */
function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'kind' in value && KINDS.has(value.kind);
}
