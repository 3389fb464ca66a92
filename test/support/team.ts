import { request as send } from 'node:http';
import type { Service } from './service.js';

export interface Answered {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request over a connection of its own, so that any process of the service may get it. @throws what the connection says */
export function ask(url: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = send(url, { method, headers, agent: false, timeout: 100_000 }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          headers: answer.headers,
        }),
      );
    });
    request.on('timeout', () => request.destroy(new Error('it hangs')));
    request.on('error', reject);
    request.end(body);
  });
}

type Line = Readonly<Record<string, unknown>>;

/** What the service has written to its log so far. */
export function logOf(service: Service): Line[] {
  return service.output
    .split('\n')
    .slice(0, -1) // the last one may be half a line
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
}

/** Which workers answered a route. */
export function whoAnswered(service: Service, method: string, route: string): Set<unknown> {
  const own = logOf(service).filter((line) => line.msg === 'request');
  return new Set(
    own.filter((line) => line.method === method && line.route === route).map((line) => line.process),
  );
}

/** Of the workers that serve now, by number; the newest of each. */
export function pidsOf(service: Service): Map<number, number> {
  const serving = logOf(service).filter((line) => line.msg === 'a worker process serves');
  return new Map(serving.map(({ worker, pid }) => [Number(worker), Number(pid)]));
}
