import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ExpiredRecords } from '../../access/expired-records.jobs.js';
import { Database } from '../database/database.js';
import { Mail } from '../mail/mail.service.js';
import { Jobs } from './jobs.service.js';
import { type RunningApp, startApp } from '../../../test/support/app.js';
import { eventually } from '../../../test/support/eventually.js';
import { type Mailbox, openMailbox } from '../../../test/support/mailbox.js';
import { Person } from '../../../test/support/person.js';
import { createWorld } from '../../../test/support/world.js';

const PASSWORD = 'gà gáy trên đồi chè shan';

/** By a session of another database. */
async function elsewhere(sql: string): Promise<void> {
  const client = new Client({ connectionString: process.env.TEST_PG_URL });
  await client.connect();
  await client.query(sql);
  await client.end();
}

describe('jobs', () => {
  let mailbox: Mailbox;
  let run: RunningApp;
  beforeAll(async () => {
    mailbox = await openMailbox();
    run = await startApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'so@example.vn' });
  });
  afterAll(async () => {
    await run.close();
    await mailbox.close();
  });

  it('run when the change was committed, and never when it was not', async () => {
    const { actor, email } = await createWorld(run).user({ role: 'auditor' });
    const payload = { userId: actor.userId, purpose: 'reset' };
    const db = run.app.get(Database);
    const jobs = run.app.get(Jobs);
    const failing = db.transaction(async (tx) => {
      await jobs.enqueue(tx, 'mail-password-link', payload);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await run.db.query('select 1 from graphile_worker.jobs')).toEqual([]);
    await db.transaction((tx) => jobs.enqueue(tx, 'mail-password-link', payload));
    await mailbox.wait(email);
    expect(mailbox.letters).toHaveLength(1);
  });

  it('that end while the database is away are done, once, when it is back', async () => {
    const { actor, email } = await createWorld(run).user({ role: 'auditor' });
    const before = mailbox.letters.length;
    let cut = 0;
    const mail = run.app.get(Mail);
    const send = mail.send.bind(mail);
    const name = new URL(run.db.url).pathname.slice(1);
    const allow = (is: boolean) => elsewhere(`alter database ${name} allow_connections ${is}`);
    const sending = jest.spyOn(mail, 'send').mockImplementation(async (letter) => {
      await send(letter);
      await allow(false);
      const sessions = await run.db.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
      );
      cut = sessions.length;
    });
    const db = run.app.get(Database);
    const jobs = run.app.get(Jobs);
    await db.transaction((tx) =>
      jobs.enqueue(tx, 'mail-password-link', { userId: actor.userId, purpose: 'reset' }),
    );
    await mailbox.wait(email);
    await eventually('its database is cut off', () => cut > 0);
    await sleep(500); // its end could not be written by now
    await allow(true);
    const left = () => run.db.query('select 1 from graphile_worker.jobs');
    await eventually('the end of the job', async () => (await left()).length === 0);
    sending.mockRestore();
    expect(mailbox.letters).toHaveLength(before + 1);
  });

  it('are refused when nobody would do them', async () => {
    const db = run.app.get(Database);
    await expect(
      db.transaction((tx) => run.app.get(Jobs).enqueue(tx, 'nobody-does-this', {})),
    ).rejects.toThrow('No module handles');
  });

  it('hide their queue from the role the service works as', async () => {
    const client = new Client({ connectionString: run.db.url });
    await client.connect();
    await client.query('set role dau_goc_app');
    await expect(client.query('select * from graphile_worker.jobs')).rejects.toThrow(
      'permission denied for schema graphile_worker',
    );
    await client.end();
  });

  it('remove what has run out, and nothing else', async () => {
    const person = new Person(run);
    await person.signUp({ email: 'cu@example.vn', password: PASSWORD });
    await mailbox.wait('cu@example.vn');
    await new Person(run).submit('/password/forgot', { email: 'cu@example.vn' });
    await mailbox.wait('cu@example.vn');
    const counts = async () => {
      const [row] = await run.db.query<Record<string, number>>(
        `select (select count(*)::int from sessions) as sessions, (select count(*)::int from password_resets) as links,
                (select count(*)::int from rate_limits) as limits`,
      );
      return row;
    };
    const before = await counts();
    expect(before).toMatchObject({ sessions: 1 });
    await run.app.get(ExpiredRecords).remove();
    expect(await counts()).toEqual(before);
    run.clock.advance(13 * 3_600_000);
    await run.app.get(ExpiredRecords).remove();
    expect(await counts()).toEqual({ sessions: 0, links: 0, limits: 0 });
  });
});
