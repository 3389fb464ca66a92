import { Injectable } from '@nestjs/common';
import { scopeOf } from '../../access/permissions.js';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { type FieldFault, NotFound } from '../../platform/errors.js';
import type { CaptureJobDto } from './capture.dto.js';
import type { ErrorBehaviour } from './capture.service.js';

interface Row {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly created_at: Date;
  readonly finished_at: Date;
  readonly behaviour: ErrorBehaviour;
  readonly taken: number;
  readonly errors: readonly FieldFault[];
}

@Injectable()
export class CaptureQueries {
  constructor(private readonly db: Database) {}

  /** @throws NotFound */
  async job(actor: Actor, id: string): Promise<CaptureJobDto> {
    const [row] = await this.db.query<Row>(
      `select id, created_at, finished_at, behaviour, taken, errors from event_captures
       where id = $1 and ($2::uuid[] is null or business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return {
      captureID: row.id,
      createdAt: row.created_at,
      finishedAt: row.finished_at,
      running: false,
      success: row.errors.length === 0,
      captureErrorBehaviour: row.behaviour,
      taken: row.taken,
      errors: row.errors,
    };
  }
}
