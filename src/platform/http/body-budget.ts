import type { FastifyReply, FastifyRequest } from 'fastify';
import { Unavailable } from '../errors.js';
import { ruleOf } from './body-parsers.js';

const MEGABYTE = 1024 * 1024;
/** What all bodies in hand may take on a machine, and those of one caller: a body is kept in memory until its request is answered. */
const TOGETHER = 64 * MEGABYTE;
const OF_ONE = 24 * MEGABYTE;
const RETRY_SECONDS = 3;

/** Lets so many bytes in at a time. A body counts as long as it says it is; one that does not say, as long as it may become. */
export class BodyBudget {
  private taken = 0;
  private readonly byCaller = new Map<string, number>();
  private readonly together: number;

  /** @param processes that share the machine's memory */
  constructor(processes: number) {
    this.together = Math.max(OF_ONE, TOGETHER / processes);
  }

  /** @throws Unavailable before anything of the body is read. */
  enter(caller: string, request: FastifyRequest, reply: FastifyReply): void {
    const bytes = bytesOf(request);
    if (bytes === 0) return;
    const own = this.byCaller.get(caller) ?? 0;
    if (this.taken + bytes > this.together || own + bytes > OF_ONE) {
      // What is under way already would otherwise be read and thrown away, all of it.
      void reply.header('connection', 'close');
      throw new Unavailable('busy', RETRY_SECONDS);
    }
    this.taken += bytes;
    this.byCaller.set(caller, own + bytes);
    reply.raw.once('close', () => this.leave(caller, bytes));
  }

  private leave(caller: string, bytes: number): void {
    this.taken -= bytes;
    const left = (this.byCaller.get(caller) ?? 0) - bytes;
    if (left > 0) this.byCaller.set(caller, left);
    else this.byCaller.delete(caller);
  }
}

function bytesOf(request: FastifyRequest): number {
  const length = request.headers['content-length'];
  if (length !== undefined) return Number(length);
  return request.headers['transfer-encoding'] === undefined ? 0 : ruleOf(request).bytes;
}
