import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { Passwords } from '../src/access/passwords/passwords.js';
import { loadConfig } from '../src/config.js';
import { openDatabase } from '../src/open-database.js';
import { migrate, UnfitDatabase } from '../src/platform/database/migrate.js';
import { canonicalJson } from '../src/standards/jcs/canonical-json.js';
import { type RunningApp, startApp } from './support/app.js';
import { createTestDatabase } from './support/database.js';
import { areaInput } from './support/goods.js';
import { Person } from './support/person.js';
import { businessInput, createWorld, type World } from './support/world.js';

const PASSWORD = 'gà gáy trên đồi chè shan';
const MEGABYTE = 1024 * 1024;

/** Ways to break the service that somebody who did not write it has tried. */
describe('An attacker', () => {
  let run: RunningApp;
  let world: World;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => run.close());

  describe('with a form of many large fields', () => {
    /** Sends a head and as much of the body as it takes until an answer comes; returns its status. */
    const send = (headers: string, body = ''): Promise<number> =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(run.url);
        const socket = connect(Number(port), hostname, () => {
          socket.write(`POST /sign-in HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n${body}`);
        });
        socket.setTimeout(100_000, () => socket.destroy(new Error('no answer')));
        socket.on('error', reject);
        socket.on('data', (chunk) => {
          resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(chunk.toString())?.[1] ?? 0));
          socket.destroy();
        });
      });
    const type = 'Content-Type: multipart/form-data; boundary=b';

    it('is refused by its length before anything of it is kept', async () => {
      expect(await send(`${type}\r\nContent-Length: ${10 * MEGABYTE + 1}`)).toBe(413);
    });

    it('is refused when it does not say its length', async () => {
      const chunk = '5\r\n--b--\r\n0\r\n\r\n';
      expect(await send(`${type}\r\nTransfer-Encoding: chunked`, chunk)).toBe(411);
    });

    it('still has room for a photograph of 8 MB where one is expected', async () => {
      const { owner } = await world.business();
      const { cookie } = await world.browser(owner);
      const form = new FormData();
      form.append('image', new Blob([Buffer.alloc(8 * MEGABYTE - 1000)]), 'a.jpg');
      const sent = { method: 'POST', body: form, headers: { cookie } };
      const answer = await fetch(`${run.url}/console/products`, sent);
      expect(answer.status).toBe(403); // for want of a token, so the whole of it was read
      expect((await fetch(`${run.url}/console/lots`, sent)).status).toBe(413);
    });
  });

  describe('who knows a password', () => {
    const signedUp = async (email: string): Promise<void> => {
      await new Person(run).signUp({ email, password: PASSWORD });
    };
    /** Does `change` while the right password is being compared. */
    const during = (change: () => Promise<unknown>): void => {
      const passwords = run.app.get(Passwords);
      const verify = passwords.verify.bind(passwords);
      jest.spyOn(passwords, 'verify').mockImplementationOnce(async (password, stored) => {
        const verdict = await verify(password, stored);
        await change();
        return verdict;
      });
    };
    const sessions = async (email: string): Promise<number> => {
      const rows = await run.db.query<{ n: number }>(
        `select count(*)::int as n from sessions s join users u on u.id = s.user_id where u.email = '${email}'`,
      );
      return rows[0]?.n ?? -1;
    };

    it('gets no session out of a sign-in that the owner overtakes with a reset', async () => {
      await signedUp('reset@example.vn');
      const fresh = await run.app.get(Passwords).hash('một câu khác hẳn câu trước');
      during(() =>
        run.db.query(`update users set password_hash = '${fresh}' where email = 'reset@example.vn'`),
      );
      const before = await sessions('reset@example.vn');
      const seen = await new Person(run).signIn('reset@example.vn', PASSWORD);
      expect(seen.status).toBe(422);
      expect(await sessions('reset@example.vn')).toBe(before);
    });

    it('gets none while the account is being disabled', async () => {
      await signedUp('disabled@example.vn');
      during(() => run.db.query(`update users set disabled_at = now() where email = 'disabled@example.vn'`));
      const before = await sessions('disabled@example.vn');
      const seen = await new Person(run).signIn('disabled@example.vn', PASSWORD);
      expect(seen.status).toBe(422);
      expect(await sessions('disabled@example.vn')).toBe(before);
    });

    it('does not hinder an owner whose hash was renewed by another sign-in', async () => {
      await signedUp('renewed@example.vn');
      const fresh = await run.app.get(Passwords).hash(PASSWORD);
      during(() =>
        run.db.query(`update users set password_hash = '${fresh}' where email = 'renewed@example.vn'`),
      );
      expect((await new Person(run).signIn('renewed@example.vn', PASSWORD)).location).toBe('/console');
    });
  });

  it('who has the table of saved replies cannot try personal ids against it', async () => {
    const owner = await world.user({ role: 'owner' });
    const sent = businessInput({ kind: 'household' });
    await world.api(owner).post('/api/v1/businesses').set('idempotency-key', 'k').send(sent).expect(201);
    const [row] = await run.db.query<{ hash: Buffer }>('select request_hash as hash from idempotency_keys');
    const json = canonicalJson(sent);
    const plain = createHash('sha256').update(`POST /api/v1/businesses\n${json.ok ? json.value : ''}`);
    expect(row?.hash).toHaveLength(32);
    expect(row?.hash.equals(plain.digest())).toBe(false);
  });
});

describe('An operator who installs an older version', () => {
  it('is told that the database is newer, before anything reads it', async () => {
    const db = await createTestDatabase();
    try {
      await migrate(db.url);
      await db.query("insert into schema_migrations (name, checksum) values ('9999-of-tomorrow.sql', '')");
      await expect(migrate(db.url)).rejects.toThrow(UnfitDatabase);
      const config = loadConfig({
        NODE_ENV: 'test',
        DATABASE_URL: db.url,
        DATA_DIR: tmpdir(),
        PUBLIC_URL: 'http://localhost:3000',
      });
      await expect(openDatabase(config, pino({ level: 'silent' }))).rejects.toThrow(
        /^DATABASE_URL was migrated by a newer version \(9999-of-tomorrow\.sql\): install /,
      );
    } finally {
      await db.drop();
    }
  });
});

describe('A newcomer', () => {
  let run: RunningApp;
  let world: World;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
  });
  afterAll(() => run.close());

  it.each(['/console/areas/new', '/console/products/new'])(
    'whose business may declare nothing is told so by %s, not after filling it in',
    async (path) => {
      const refused = await world.business();
      await run.db.query("update businesses set status = 'refused' where id = $1", [refused.id]);
      const answer = await (await world.browser(refused.owner)).get(path);
      expect(answer.status).toBe(409);
      expect(answer.text).toContain('Cơ sở chưa được duyệt');
      expect(answer.text).not.toContain('name="_csrf" value');
      const approved = await world.business();
      expect((await (await world.browser(approved.owner)).get(path)).status).toBe(200);
    },
  );

  it('reads the name of the registry once in the title of the first page', async () => {
    const { body } = await new Person(run).open('/');
    const title = /<title>([^<]*)<\/title>/.exec(body)?.[1] ?? '';
    expect(title.split('Dấu Gốc')).toHaveLength(2);
  });

  it('reads measured hectares as Vietnamese write them', async () => {
    const farm = await world.business();
    const { name, crop, communeCode, polygon } = areaInput();
    const fields = { name, crop, communeCode, hectaresDeclared: '2', polygon: JSON.stringify(polygon) };
    const answer = await (await world.browser(farm.owner)).post('/console/areas', fields);
    expect(answer.text).toMatch(/bản đồ là \d+,\d+ ha/);
  });
});
