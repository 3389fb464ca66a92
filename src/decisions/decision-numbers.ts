import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import type { Tx } from '../platform/database/database.js';
import { writeCrockford } from '../standards/codes/crockford.js';
import { isoDay } from '../ui/format.js';

/** What a decision is called, and where its page is. */
export interface NumberedDecision {
  readonly agency: string;
  readonly year: number;
  readonly number: number;
  readonly reference: string;
  readonly token: string;
}

export type Outcome = 'approve' | 'refuse';

const TOKEN_LENGTH = 16;

/** Sixteen random Crockford characters: 80 bits. */
export function newToken(): string {
  return writeCrockford(Array.from(randomBytes(TOKEN_LENGTH), (byte) => byte & 31));
}

/** Numbers the decisions of the agency, a year at a time. */
@Injectable()
export class DecisionNumbers {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The next number of the year. Its row is held until the transaction ends: one that rolls back leaves no gap. */
  async next(tx: Tx, at: Date): Promise<NumberedDecision> {
    const { agencyCode: agency, timeZone } = this.config.registry;
    const year = Number(isoDay(at, timeZone).slice(0, 4));
    const [row] = await tx.query<[{ last: number }]>(
      `insert into decision_numbers (agency, year, last) values ($1, $2, 1)
       on conflict (agency, year) do update set last = decision_numbers.last + 1 returning last`,
      [agency, year],
    );
    const number = row.last;
    return { agency, year, number, reference: `${number}/${year}/QĐ-${agency}`, token: newToken() };
  }

  async keep(
    tx: Tx,
    { agency, year, number, reference, token }: NumberedDecision,
    decided: {
      readonly stepId: string;
      readonly applicationId: string;
      readonly outcome: Outcome;
      readonly by: string;
      readonly at: Date;
    },
  ): Promise<void> {
    await tx.query(
      `insert into decisions (step_id, application_id, agency, year, number, reference, token, outcome, decided_by, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        decided.stepId,
        decided.applicationId,
        agency,
        year,
        number,
        reference,
        token,
        decided.outcome,
        decided.by,
        decided.at,
      ],
    );
  }
}
