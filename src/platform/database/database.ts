import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Client, Pool, type QueryResultRow } from 'pg';
import { DataSource, type DataSourceOptions, type EntityManager, type QueryRunner } from 'typeorm';
import { translateDatabaseError } from './database-error.js';
import { COUNTING, poolSize } from './connections.js';
import { DATABASE_URL } from './database-url.js';
import { MARGIN_MS, PATIENCE, type Patience } from './patience.js';
import { Team } from '../processes/team.js';

declare const txBrand: unique symbol;

/** A running transaction. Only `Database.transaction` hands one out, so a write outside does not compile. */
export type Tx = EntityManager & { readonly [txBrand]: true };

// The role of migrations/0013: owns nothing, so append-only tables stay so even for a hijacked connection.
const ROLE = '-c role=dau_goc_app -c idle_in_transaction_session_timeout=30000';

/** Of the pool for writing, which TypeORM opens. */
export function connectionOptions(url: string, patience: Patience, serving: number) {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    logging: false,
    extra: { ...poolOptions(patience, patience.write), max: poolSize(serving) },
  } satisfies DataSourceOptions;
}

function poolOptions({ answer }: Patience, statementTimeout = answer) {
  return {
    options: `${ROLE} -c statement_timeout=${statementTimeout}`,
    connectionTimeoutMillis: answer,
    query_timeout: statementTimeout + MARGIN_MS,
  };
}

@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly joined = new AsyncLocalStorage<Tx>();
  private readonly reads: Pool;
  private readonly counters: Pool;

  constructor(
    @InjectDataSource() private readonly source: DataSource,
    @Inject(DATABASE_URL) url: string,
    @Inject(PATIENCE) private readonly patience: Patience,
    { serving }: Team,
  ) {
    const { options, ...rest } = poolOptions(patience);
    this.reads = new Pool({
      ...rest,
      max: poolSize(serving),
      connectionString: url,
      options: `${options} -c default_transaction_read_only=on`,
    });
    this.counters = new Pool({ ...poolOptions(patience), max: COUNTING, connectionString: url });
    // An idle connection that PostgreSQL closed is replaced at the next query; the pool only needs a listener.
    for (const pool of [this.reads, this.counters]) pool.on('error', () => undefined);
  }

  /**
   * Runs `work` in one transaction: commits when it resolves, rolls back when it throws.
   * Inside `joining` it runs in the transaction already open, so that the saved reply of an
   * Idempotency-Key stands or falls with the change.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const open = this.joined.getStore();
    try {
      if (open !== undefined) return await work(open);
      return await this.inTransaction(work);
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  /** Everything `work` does through this database, reads too, happens in one transaction. */
  joining<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction((tx) => this.joined.run(tx, () => work(tx)));
  }

  /** Reads of `work` see what the transaction has changed so far. */
  within<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
    return this.joined.run(tx, work);
  }

  /** Reads rows. The connection is read-only: a write through here is refused by PostgreSQL. */
  async query<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const open = this.joined.getStore();
    try {
      if (open !== undefined) return await open.query<Row[]>(sql, [...parameters]);
      return (await this.reads.query<Row>(sql, [...parameters])).rows;
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  /**
   * One statement by itself, committed at once and whatever becomes of a transaction around it: a try that was counted
   * stays counted when the request fails.
   */
  async alone<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    try {
      return (await this.counters.query<Row>(sql, [...parameters])).rows;
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  /**
   * The same for a statement that is asked again and again: PostgreSQL reads and plans it once a connection. One name, one text.
   */
  async prepared<Row extends QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<Row[]> {
    if (this.joined.getStore() !== undefined) return this.query<Row>(text, values);
    try {
      return (await this.reads.query<Row>({ name, text, values: [...values] })).rows;
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.reads.end(), this.counters.end()]); // the pool for writing is ended by TypeORM's module
  }

  private async inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const connection: unknown = await runner.connect();
      try {
        await begin(runner, this.patience.answer);
        const result = await work(runner.manager as Tx);
        await runner.commitTransaction();
        return result;
      } catch (error) {
        await rollBack(runner, connection, error);
        throw error;
      }
    } finally {
      await runner.release();
    }
  }
}

async function begin(runner: QueryRunner, patienceMs: number): Promise<void> {
  const giveUp = new AbortController();
  const { signal } = giveUp;
  const late = sleep(patienceMs, undefined, { signal }).then(() => {
    throw new Error(NO_ANSWER);
  });
  try {
    await Promise.race([runner.startTransaction(), late]);
  } finally {
    late.catch(() => undefined);
    giveUp.abort();
  }
}

const NO_ANSWER = 'Query read timeout'; // as pg says it

/**
 * A connection whose server did not confirm the end of its transaction is closed: back in the pool, the next
 * transaction on it would commit what this one left.
 */
async function rollBack(runner: QueryRunner, connection: unknown, cause: unknown): Promise<void> {
  const silent = cause instanceof Error && cause.message.includes(NO_ANSWER);
  const confirmed =
    !silent &&
    (await runner.rollbackTransaction().then(
      () => true,
      () => false,
    ));
  if (!confirmed && connection instanceof Client) connection.end().catch(() => undefined);
}
