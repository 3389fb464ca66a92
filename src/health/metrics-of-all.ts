import { AggregatorRegistry } from 'prom-client';

/** Metrics of one process, as the library hands them out: plain data. */
export type Snapshot = readonly { readonly name: string; readonly type: unknown }[];

/** What only grows. */
const GROWING: ReadonlySet<unknown> = new Set(['counter', 'histogram', 'summary']);

/**
 * Adds up the metrics of several processes. What a process had counted stays counted when it ends: a sum that fell would look like a
 * restart of the service, and be counted again.
 */
export class MetricsOfAll {
  private readonly last = new Map<number, Snapshot>();
  private departed: Snapshot = [];
  private turn: Promise<unknown> = Promise.resolve();

  /**
   * @param own of the process that adds up
   * @param answers by the number of each other one that is there; one that did not answer counts as it was
   */
  text(own: Snapshot, answers: ReadonlyMap<number, unknown>): Promise<string> {
    const text = this.turn.then(() => this.addUp(own, answers));
    this.turn = text.catch(() => undefined);
    return text;
  }

  private async addUp(own: Snapshot, answers: ReadonlyMap<number, unknown>): Promise<string> {
    for (const [number, answer] of answers) if (isSnapshot(answer)) this.last.set(number, answer);
    for (const [number, snapshot] of this.last) {
      if (answers.has(number)) continue;
      this.last.delete(number);
      const kept = snapshot.filter(({ type }) => GROWING.has(type));
      this.departed = await sum([this.departed, kept]).getMetricsAsJSON();
    }
    return sum([own, ...this.last.values(), this.departed]).metrics();
  }
}

function sum(snapshots: readonly Snapshot[]) {
  return AggregatorRegistry.aggregate(snapshots.map((metrics) => [...metrics]));
}

function isSnapshot(value: unknown): value is Snapshot {
  return (
    Array.isArray(value) && value.every((metric: unknown) => typeof metric === 'object' && metric !== null)
  );
}
