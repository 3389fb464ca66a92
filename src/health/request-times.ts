import { Histogram, type MetricObjectWithValues, type MetricValueWithName, type Registry } from 'prom-client';
import type { RequestKind } from '../platform/http/request-records.js';

const NAME = 'http_request_duration_seconds';
const SHAPE = {
  name: NAME,
  help: 'Time from the arrival of a request to the end of its answer',
  labelNames: ['method', 'route', 'status'] as const,
};
const BOUNDS_MS = [2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000];

type Values = MetricObjectWithValues<MetricValueWithName<keyof RequestKind | 'le'>>;

interface Times {
  /** How many took at most each bound and longer than the one before; then those beyond all. */
  readonly counts: number[];
  sumMs: number;
}

/**
 * How long requests took. Counted in plain numbers, for a request does nothing more here than add one; the library's own way looks
 * its labels up each time. They become a histogram of Prometheus when somebody reads them.
 */
export class RequestTimes extends Histogram<keyof RequestKind | 'le'> {
  private readonly times = new Map<RequestKind, Times>();

  private readonly empty = new Histogram({ ...SHAPE, registers: [] });

  constructor(registry: Registry) {
    super({ ...SHAPE, registers: [registry] });
  }

  count(kind: RequestKind, ms: number): void {
    let times = this.times.get(kind);
    if (times === undefined) {
      times = { counts: new Array<number>(BOUNDS_MS.length + 1).fill(0), sumMs: 0 };
      this.times.set(kind, times);
    }
    let at = 0;
    while (at < BOUNDS_MS.length && ms > (BOUNDS_MS[at] ?? 0)) at += 1;
    times.counts[at] = (times.counts[at] ?? 0) + 1;
    times.sumMs += ms;
  }

  override async get(): Promise<Values> {
    const values = [...this.times].flatMap(([kind, { counts, sumMs }]) => {
      let total = 0;
      const buckets = counts.map((count, at) => {
        const le = at < BOUNDS_MS.length ? (BOUNDS_MS[at] ?? 0) / 1000 : '+Inf';
        return { metricName: `${NAME}_bucket`, labels: { le, ...kind }, value: (total += count) };
      });
      return [
        ...buckets,
        { metricName: `${NAME}_sum`, labels: { ...kind }, value: sumMs / 1000 },
        { metricName: `${NAME}_count`, labels: { ...kind }, value: total },
      ];
    });
    return { ...(await this.empty.get()), values };
  }

  /** What the library calls instead where it writes text. */
  getForPromString(): Promise<Values> {
    return this.get();
  }
}
