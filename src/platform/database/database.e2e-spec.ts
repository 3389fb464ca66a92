import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { SilentProxy } from '../../../test/support/silent-proxy.js';
import { connectionOptions, Database } from './database.js';
import { patience } from './patience.js';
import { Alone } from '../processes/team.js';

describe('a database that stops answering in the middle', () => {
  let db: TestDatabase;
  let proxy: SilentProxy;
  let source: DataSource;
  let database: Database;

  beforeAll(async () => {
    db = await createTestDatabase();
    // Appended to and never asked: no rule of a feature stands in the way.
    await db.query('create table notes (text text not null)');
    await db.query('grant all on notes to dau_goc_app');
  });
  beforeEach(async () => {
    proxy = await SilentProxy.before(db.url);
    const options = connectionOptions(proxy.url, patience(2500), 1);
    // One connection, so that the next transaction gets the one of the last, were it kept; little patience.
    const extra = { ...options.extra, max: 1, query_timeout: 500 };
    source = await new DataSource({ ...options, extra }).initialize();
    database = new Database(source, proxy.url, patience(2500), new Alone());
  });
  afterEach(async () => {
    await database.onApplicationShutdown();
    await source.destroy();
    await proxy.close();
  });
  afterAll(() => db.drop());

  const texts = async () =>
    (await db.query<{ text: string }>('select text from notes')).map(({ text }) => text);

  it('fails a transaction, and the next one does not commit what that one wrote', async () => {
    const lost = database.transaction(async (tx) => {
      await tx.query(`insert into notes values ('lost')`);
      proxy.fallSilent();
      await tx.query('select 1');
    });
    await expect(lost).rejects.toThrow();
    proxy.speak();
    await database.transaction((tx) => tx.query(`insert into notes values ('kept')`));
    expect(await texts()).toEqual(['kept']);
  });

  it('fails a transaction that cannot begin', async () => {
    proxy.fallSilent();
    const ran: string[] = [];
    await expect(
      database.transaction((tx) => {
        ran.push('work');
        return tx.query('select 1');
      }),
    ).rejects.toThrow();
    expect(ran).toEqual([]);
    proxy.speak();
    expect(await database.transaction((tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('fails a read and reads again afterwards', async () => {
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
    proxy.fallSilent();
    await expect(database.query('select 2 as two')).rejects.toThrow();
    proxy.speak();
    expect(await database.query('select 3 as three')).toEqual([{ three: 3 }]);
  });
});
