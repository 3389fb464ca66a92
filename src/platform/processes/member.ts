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
  private readonly orders = new Map<string, (value: unknown) => void>();
  private readonly channel = new Channel(
    (message) => process.connected && process.send?.(message, undefined, undefined, () => undefined),
    this.answers,
    (what, value) => this.orders.get(what)?.(value),
  );

  constructor() {
    super();
    process.on('message', (message: unknown) => this.channel.take(message));
  }

  /** Says that it is there, and hears what it has to know. */
  async join<W extends Welcome>(isWelcome: (value: unknown) => value is W): Promise<W> {
    const told = this.next('welcome');
    this.channel.tell('here');
    const welcome = await told;
    if (!isWelcome(welcome)) throw new Error('the leader said nothing that a worker can start with');
    this.serving = welcome.serving;
    return welcome;
  }

  /** Says that it is ready, and waits for the port to listen on. */
  async isBuilt(): Promise<number> {
    const port = this.next('serve');
    this.channel.tell('built');
    return Number(await port);
  }

  isServing(): void {
    this.channel.tell('serving');
    setInterval(() => this.channel.tell('beat'), BEAT_MS).unref();
  }

  onStop(work: () => void): void {
    this.orders.set('stop', work);
  }

  askLeader(question: string): Promise<unknown> {
    return this.channel.ask(question);
  }

  askWorkers(): Promise<ReadonlyMap<number, unknown>> {
    return Promise.resolve(new Map()); // the leader does
  }

  private next(order: string): Promise<unknown> {
    return new Promise((resolve) => this.orders.set(order, resolve));
  }
}
