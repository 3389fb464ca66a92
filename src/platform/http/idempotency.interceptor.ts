import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { Clock } from '../clock.js';
import { Database, type Tx } from '../database/database.js';
import { BadRequest } from '../errors.js';
import { isApi } from './audience.js';
import { ReplySeal } from './reply-seal.js';
import { canonicalJson } from '../../standards/jcs/canonical-json.js';

const KEPT_MS = 24 * 3_600_000;

/** Person, capacity, key: a person's key for one business says nothing when the person acts for another. */
type Holder = readonly [userId: string, capacity: string, key: string];

interface SavedReply {
  request_hash: Buffer;
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * `Idempotency-Key` on a POST of the API: the request and its reply are saved in the transaction of the change, so a
 * retry after a lost connection, a crash, or at the very same moment gets the first reply and changes nothing again.
 * A refused request changed nothing and is not saved. IETF draft-ietf-httpapi-idempotency-key-header.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly seal: ReplySeal,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    const actor = request.state.actor;
    if (request.method !== 'POST' || key === undefined || actor === null || !isApi(request))
      return next.handle();
    if (typeof key !== 'string' || key.length === 0 || key.length > 255 || !/^[\x20-\x7e]+$/.test(key)) {
      throw new BadRequest('idempotency-key-unreadable');
    }
    const reply = http.getResponse<FastifyReply>();
    return defer(() =>
      this.db.joining(async (tx) => {
        const hash = this.seal.fingerprint(contentOf(request));
        const holder = [actor.userId, actor.capacity, key] as const;
        const boundTo = `${actor.userId} ${key}`;
        const saved = await this.claim(tx, holder, hash);
        if (saved !== null) return replay(reply, saved, hash, (body) => this.seal.open(body, boundTo));
        const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
        await tx.query(
          `update idempotency_keys set status = $4, headers = $5, body = $6
           where user_id = $1 and capacity = $2 and key = $3`,
          [
            ...holder,
            reply.statusCode,
            keptHeaders(reply),
            this.seal.seal(JSON.stringify(answer ?? null), boundTo),
          ],
        );
        return answer;
      }),
    );
  }

  /** Takes the key for this request, or waits for the one that holds it and returns its saved reply. */
  private async claim(tx: Tx, holder: Holder, hash: Buffer): Promise<SavedReply | null> {
    const now = this.clock.now();
    await tx.query(
      'delete from idempotency_keys where user_id = $1 and capacity = $2 and key = $3 and created_at < $4',
      [...holder, new Date(now.getTime() - KEPT_MS)],
    );
    const claimed = await tx.query<unknown[]>(
      `insert into idempotency_keys (user_id, capacity, key, request_hash, status, headers, body, created_at)
       values ($1, $2, $3, $4, 0, '{}', '', $5) on conflict do nothing returning 1`,
      [...holder, hash, now],
    );
    if (claimed.length > 0) return null;
    const [saved] = await tx.query<SavedReply[]>(
      `select request_hash, status, headers, body from idempotency_keys
       where user_id = $1 and capacity = $2 and key = $3`,
      [...holder],
    );
    return saved ?? null;
  }
}

/** What makes two requests the same: method, address and body, however its JSON is laid out. */
function contentOf({ method, url, body }: FastifyRequest): Buffer {
  const head = Buffer.from(`${method} ${url}\n`);
  if (Buffer.isBuffer(body)) return Buffer.concat([head, body]);
  const json = canonicalJson(body ?? null);
  return Buffer.concat([head, Buffer.from(json.ok ? json.value : '')]);
}

function replay(
  reply: FastifyReply,
  saved: SavedReply,
  hash: Buffer,
  open: (body: string) => string,
): unknown {
  if (!saved.request_hash.equals(hash)) throw new BadRequest('idempotency-key-reused', 422);
  void reply.status(saved.status).headers(saved.headers).header('idempotency-replayed', 'true');
  const body: unknown = JSON.parse(open(saved.body));
  return body ?? undefined;
}

function keptHeaders(reply: FastifyReply): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ['location', 'etag']) {
    const value = reply.getHeader(name);
    if (typeof value === 'string') kept[name] = value;
  }
  return kept;
}
