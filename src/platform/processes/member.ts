import { EventEmitter, once } from 'node:events';
import { Channel } from './channel.js';
import { Team } from './team.js';

const BEAT_MS = 1_000;

/** What every worker is told first. */
interface Welcome {
  readonly serving: number;
}

/** A worker, and its line to the leader. */
export class Member extends Team {
  readonly leads = false;
  serving = 0;
  private readonly news = new EventEmitter();
  private readonly channel = new Channel(
    (message) => process.connected && process.send?.(message, undefined, undefined, () => undefined),
    this.answers,
    (what, value) => void this.news.emit(what, value),
  );

  constructor() {
    super();
    process.on('message', (message: unknown) => this.channel.take(message));
  }

  /** Says that it is there, and hears what it has to know. */
  async join<W extends Welcome>(isWelcome: (value: unknown) => value is W): Promise<W> {
    this.channel.tell('here');
    const [welcome]: unknown[] = await once(this.news, 'welcome');
    if (!isWelcome(welcome)) throw new Error('the leader said nothing that a worker can start with');
    this.serving = welcome.serving;
    return welcome;
  }

  /** Says that it is ready, and waits for the port to listen on. */
  async isBuilt(): Promise<number> {
    this.channel.tell('built');
    const [port]: unknown[] = await once(this.news, 'serve');
    return Number(port);
  }

  isServing(): void {
    this.channel.tell('serving');
    setInterval(() => this.channel.tell('beat'), BEAT_MS).unref();
  }

  onStop(work: () => void): void {
    this.news.once('stop', work);
  }

  askLeader(question: string): Promise<unknown> {
    return this.channel.ask(question);
  }

  askWorkers(): Promise<ReadonlyMap<number, unknown>> {
    return Promise.resolve(new Map()); // the leader does
  }
}
