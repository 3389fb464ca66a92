import { AsyncLocalStorage } from 'node:async_hooks';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Pool, type QueryResultRow } from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { translateDatabaseError } from './database-error.js';

declare const txBrand: unique symbol;

/** A running transaction. Only `Database.transaction` hands one out, so a write outside does not compile. */
export type Tx = EntityManager & { readonly [txBrand]: true };

export interface DatabaseOptions {
  readonly url: string;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  /** Connections for writing and, as many again, for reading. */
  readonly connections: number;
}

// The role of migrations/0013: owns nothing, so append-only tables stay so even for a hijacked connection.
const ROLE = '-c role=dau_goc_app -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000';

export class Database implements OnApplicationShutdown {
  private readonly joined = new AsyncLocalStorage<Tx>();

  private constructor(
    private readonly source: DataSource,
    private readonly reads: Pool,
  ) {}

  static async connect(options: DatabaseOptions): Promise<Database> {
    const source = new DataSource({
      type: 'postgres',
      url: options.url,
      entities: options.entities.map((entity) => entity as () => void),
      synchronize: false,
      logging: false,
      extra: { options: ROLE, max: options.connections, connectionTimeoutMillis: 10_000 },
    });
    await source.initialize();
    const reads = new Pool({
      connectionString: options.url,
      options: `${ROLE} -c default_transaction_read_only=on`,
      max: options.connections,
      connectionTimeoutMillis: 10_000,
    });
    // An idle connection that PostgreSQL closed is replaced at the next query; the pool only needs a listener.
    reads.on('error', () => undefined);
    return new Database(source, reads);
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
      return await this.source.transaction((manager) => work(manager as Tx));
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  /** Everything `work` does through this database, reads too, happens in one transaction. */
  joining<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction((tx) => this.joined.run(tx, () => work(tx)));
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

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.source.destroy(), this.reads.end()]);
  }
}
