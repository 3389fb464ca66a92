import cluster from 'node:cluster';
import type { Logger } from 'pino';
import { ConfigError } from '../../config.js';
import { type Duties, Post } from './post.js';
import { Team } from './team.js';

const CHECKED_EVERY_MS = 1_000;

export interface LeaderOptions {
  readonly serving: number;
  readonly log: Logger;
  /** Called once, when workers end again and again. */
  readonly onLost: (reason: Error) => void;
}

/**
 * Keeps so many workers on one port. Each listens by itself (SO_REUSEPORT), so the leader is in nobody's way; workers end with it,
 * as node:cluster sees to. See docs/decisions/0012-several-processes-on-one-port.md.
 */
export class Leader extends Team {
  readonly leads = true;
  readonly serving: number;
  private posts: readonly Post[] = [];
  private duties: Duties | undefined;
  private checking: NodeJS.Timeout | undefined;
  private allServing = (): void => undefined;
  private lost = false;

  constructor(private readonly options: LeaderOptions) {
    super();
    this.serving = options.serving;
    this.answer('sound', () => this.posts.every((post) => post.isSound));
  }

  /** Starts the workers, which build the application and wait. */
  hire(exec: string, welcome: object): void {
    // Settings hold bytes and patterns, which JSON knows not.
    cluster.setupPrimary({ exec, args: [], serialization: 'advanced' });
    const duties: Duties = {
      log: this.options.log,
      answers: this.answers,
      welcome: { ...welcome, serving: this.serving },
      port: null,
      onServing: () => {
        if (this.posts.every((post) => post.isServing)) this.allServing();
      },
      doesAnybodyServe: () => this.posts.some((post) => post.isServing),
      onGivenUp: (reason) => this.giveUp(reason),
    };
    this.duties = duties;
    this.posts = Array.from({ length: this.serving }, (_none, index) => new Post(index + 1, duties));
    for (const post of this.posts) post.fill();
    this.checking = setInterval(() => this.posts.forEach((post) => post.check()), CHECKED_EVERY_MS);
  }

  /** Lets the workers listen; returns when all do. */
  async serve(port: number): Promise<void> {
    const all = new Promise<void>((resolve) => (this.allServing = resolve));
    if (this.duties !== undefined) this.duties.port = port;
    for (const post of this.posts) post.serve();
    await all;
  }

  async stop(): Promise<void> {
    clearInterval(this.checking);
    await Promise.all(this.posts.map((post) => post.stop()));
  }

  askLeader(question: string): Promise<unknown> {
    return Promise.resolve(this.answers.get(question)?.());
  }

  async askWorkers(question: string): Promise<ReadonlyMap<number, unknown>> {
    const answers = await Promise.all(this.posts.map((post) => post.ask(question)));
    return new Map(answers.filter((answer) => answer !== null));
  }

  private giveUp(reason: string): void {
    if (this.lost) return;
    this.lost = true;
    this.options.onLost(
      new ConfigError(
        'WEB_CONCURRENCY',
        `is ${this.serving}, and ${reason}`,
        'see what it said before; where memory is short, set a lower number',
      ),
    );
  }
}
