import autocannon from 'autocannon';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { hasWrk } from './processes.js';

const SECONDS = 3;
const CONNECTIONS = 50;

export interface Load {
  readonly requests: number;
  readonly seconds: number;
  readonly p99: number;
}

/** One address again and again, by wrk where it is installed: a client in JavaScript would itself be the limit. */
export async function warmLoad(
  url: string,
  headers: Readonly<Record<string, string>>,
  threads = 1,
): Promise<Load> {
  if (!hasWrk()) return byAutocannon(url, headers);
  const lines = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { stdout } = await promisify(execFile)('wrk', [
    ...['-t', String(threads), '-c', String(CONNECTIONS), '-d', `${SECONDS}s`, '--latency'],
    ...[...lines, url],
  ]);
  const [, requests, seconds] = /(\d+) requests in ([\d.]+)s/.exec(stdout) ?? [];
  const [, p99, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  if (requests === undefined || /Non-2xx|Socket errors/.test(stdout)) throw new Error(stdout);
  const scale = { us: 0.001, ms: 1, s: 1000 }[unit ?? ''] ?? NaN;
  return { requests: Number(requests), seconds: Number(seconds), p99: Number(p99) * scale };
}

async function byAutocannon(url: string, headers: Readonly<Record<string, string>>): Promise<Load> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests failed`);
  return { requests: result.requests.total, seconds: result.duration, p99: result.latency.p99 };
}
