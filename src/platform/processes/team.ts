/** What a process answers when another one of the service asks. */
export type Answer = () => unknown;

/**
 * The processes that serve together on one port (WEB_CONCURRENCY), as one of them sees them: a leader, who serves nobody but does
 * what is done once for all, and the workers. A process that serves alone leads itself and has nobody to ask.
 */
export abstract class Team {
  /** How many serve. */
  abstract readonly serving: number;
  /** Does what is done once for all: takes jobs, offers the metrics. */
  abstract readonly leads: boolean;
  protected readonly answers = new Map<string, Answer>();

  /** What this process says to `question`, whoever asks. */
  answer(question: string, work: Answer): void {
    this.answers.set(question, work);
  }

  /** Asks the leader; undefined when it does not answer in time. */
  abstract askLeader(question: string): Promise<unknown>;

  /** Asks every worker; by number, those that serve, undefined where one does not answer in time. */
  abstract askWorkers(question: string): Promise<ReadonlyMap<number, unknown>>;
}

export class Alone extends Team {
  readonly serving = 1;
  readonly leads = true;

  askLeader(question: string): Promise<unknown> {
    return Promise.resolve(this.answers.get(question)?.());
  }

  askWorkers(): Promise<ReadonlyMap<number, unknown>> {
    return Promise.resolve(new Map());
  }
}
