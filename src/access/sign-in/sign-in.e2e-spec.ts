import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { performance } from 'node:perf_hooks';
import { type RunningApp, startApp } from '../../../test/support/app.js';
import { Person, type Seen } from '../../../test/support/person.js';

const MINUTE = 60_000;
const PASSWORD = 'gà gáy trên đồi chè shan';

describe('signing up and in', () => {
  let run: RunningApp;
  let count = 0;
  const newEmail = () => `nguoi${(count += 1)}@example.vn`;
  const account = async () => {
    const email = newEmail();
    const person = new Person(run);
    await person.signUp({ email, password: PASSWORD });
    return { email, person };
  };

  beforeAll(async () => {
    run = await startApp({ TRUST_PROXY: '1' });
  });
  afterAll(() => run.close());

  it('opens an account, signs in, and leaves its traces', async () => {
    const person = new Person(run);
    const email = newEmail();
    const answer = await person.submit('/sign-up', {
      name: ' Vàng Thị Mẩy ',
      email: ` ${email.toUpperCase()} `,
      password: PASSWORD,
    });
    expect([answer.status, answer.location]).toEqual([
      303,
      `/sign-up?sent=${encodeURIComponent(email.toUpperCase())}`,
    ]);
    expect((await person.open('/console/account')).status).toBe(303); // not before the address is known to be theirs
    expect((await person.confirm(email)).location).toBe('/console');
    const page = await person.open('/console/account');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Vàng Thị Mẩy');
    expect(page.text).toContain(email);
    const [user] = await run.db.query<{
      id: string;
      role: string | null;
      business_id: string | null;
      password_hash: string;
    }>('select id, role, password_hash from users where email = $1', [email]);
    expect(user).toMatchObject({ role: null });
    expect(user?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    const entries = await run.db.query<{ action: string; actor_id: string; after: unknown }>(
      'select action, actor_id, after from audit_entries where subject_id = $1 order by id',
      [user?.id],
    );
    expect(entries).toEqual([
      { action: 'user.signed-up', actor_id: user?.id, after: null },
      { action: 'session.opened', actor_id: user?.id, after: null },
    ]);
  });

  it('says every fault at once and keeps what was typed, but no password', async () => {
    const person = new Person(run);
    const answer = await person.submit('/sign-up', {
      name: 'Mẩy',
      email: 'khong-phai-thu',
      password: 'ngắn',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Thư điện tử chưa đúng');
    expect(answer.text).toContain('Cần ít nhất 12 ký tự');
    expect(answer.body).toContain('value="khong-phai-thu"');
    expect(answer.body).not.toContain('ngắn"');
    // Nothing is not too much of it.
    const empty = await person.submit('/sign-up', {
      name: ' \u200b',
      email: newEmail(),
      password: 'vang thi may 2026',
    });
    expect([empty.status, /id="f-name-error"[^>]*>(.*?)<\/p>/.exec(empty.body)?.[1] ?? '']).toEqual([
      422,
      expect.stringContaining('Chưa điền'),
    ]);
    const common = await person.submit('/sign-up', {
      name: 'Mẩy',
      email: newEmail(),
      password: 'Password@123456',
    });
    expect(common.text).toContain('Nhiều người dùng mật khẩu này');
  });

  it('takes a password however its letters are composed, and with its spaces', async () => {
    const { email } = await account();
    expect((await new Person(run).signIn(email, PASSWORD.normalize('NFD'))).status).toBe(303);
    expect((await new Person(run).signIn(email, ` ${PASSWORD}`)).status).toBe(422);
    expect((await new Person(run).signIn(email, `${PASSWORD} `)).status).toBe(422);
  });

  it('knows an account by its address, however the domain is written', async () => {
    const email = `idn${(count += 1)}@bücher.example`;
    await new Person(run).signUp({ email, password: PASSWORD });
    for (const written of [
      email.replace('bücher', 'xn--bcher-kva'),
      email.normalize('NFD'),
      email.toUpperCase(),
    ])
      expect((await new Person(run).signIn(written, PASSWORD)).status).toBe(303);
  });

  it('rewrites addresses of an earlier version as they are kept now', async () => {
    const { readFile } = await import('node:fs/promises');
    const { canonicalEmail } = await import('../account/canonical-email.js');
    const written = ['bücher', 'chè-shan', 'hợp-tác-xã', 'ünïcödé', '例え', 'đồi.chè.xã', 'ascii'].map(
      (name) => `cu${(count += 1)}@${name}.example`,
    );
    for (const email of written)
      await run.db.query(
        `insert into users (id, email, name, password_hash, created_at, updated_at)
         values (gen_random_uuid(), $1, 'Người Cũ', '!', now(), now())`,
        [email],
      );
    await run.db.query(await readFile('migrations/0018-email-domains.sql', 'utf8'));
    const rows = await run.db.query<{ email: string }>(
      "select email from users where name = 'Người Cũ' order by email",
    );
    expect(rows.map(({ email }) => email)).toEqual(written.map(canonicalEmail).sort());
  });

  it('measures what is sent before it makes anything of it', async () => {
    const huge = '\ufdfa'.repeat(200_000); // composed, eighteen times as long
    const person = new Person(run);
    await person.open('/sign-up');
    for (const fields of [{ password: huge }, { name: huge }, { email: `${huge}@a.example` }]) {
      const sent = { name: 'Mẩy', email: newEmail(), password: PASSWORD, ...fields };
      const before = performance.eventLoopUtilization();
      const answer = await person.post('/sign-up', sent);
      const { active } = performance.eventLoopUtilization(before);
      expect([413, 422]).toContain(answer.status); // as far as a form of that size is read at all
      // What blocks is what is made of the text; a hundredth of what it once took.
      process.stdout.write(
        `sign-up with a huge ${Object.keys(fields).join()}: ${active.toFixed(0)} ms of work\n`,
      );
    }
    const elsewhere = [
      await person.post('/sign-in', { email: newEmail(), password: huge }),
      await person.post('/password/forgot', { email: huge }),
    ];
    for (const { status } of elsewhere) expect([413, 422]).toContain(status);
  });

  it('gives a new token and ends the session the visitor came with', async () => {
    const { email, person } = await account();
    const first = person.cookies.get('dau-goc') ?? '';
    await person.open('/console/account');
    await person.post('/sign-in', { email, password: PASSWORD });
    const second = person.cookies.get('dau-goc') ?? '';
    expect(second).not.toBe(first);
    expect(second).toMatch(/^[\w-]{43}$/);
    const thief = new Person(run);
    thief.cookies.set('dau-goc', first);
    expect((await thief.open('/console/account')).location).toBe('/sign-in?next=%2Fconsole%2Faccount');
    expect((await person.open('/console/account')).status).toBe(200);
  });

  it('signs out, by POST alone', async () => {
    const { person } = await account();
    const token = person.cookies.get('dau-goc') ?? '';
    expect((await person.open('/sign-out')).status).toBe(405);
    await person.open('/console/account');
    expect((await person.post('/sign-out')).location).toBe('/sign-in?done=signed-out');
    person.cookies.set('dau-goc', token);
    expect((await person.open('/console/account')).status).toBe(303);
  });

  it.each([
    ['/console/audit?actor=a', '/console/audit?actor=a'],
    ['//evil.example/', '/console'],
    ['/\\evil.example', '/console'],
    ['https://evil.example', '/console'],
    ['/\t/evil.example', '/console'],
    ['javascript:alert(1)', '/console'],
    ['/sign-out', '/console'],
    ['/.//evil.example', '/console'],
  ])('leads from next=%j to %j', async (next, expected) => {
    const { email } = await account();
    const person = new Person(run);
    await person.open(`/sign-in?next=${encodeURIComponent(next)}`);
    const answer = await person.post('/sign-in', { email, password: PASSWORD, next });
    expect(answer.location).toBe(expected);
  });

  it('counts wrong tries of one account, locks it, and opens again', async () => {
    const { email } = await account();
    const person = new Person(run);
    const first = await person.signIn(email, 'sai rồi nhé bạn');
    expect(first.status).toBe(422);
    expect(first.text).toContain(
      'Thư điện tử hoặc mật khẩu không đúng. Còn 9 lần thử, sau đó tạm khóa 15 phút.',
    );
    for (let tries = 0; tries < 9; tries += 1) await person.signIn(email, 'sai rồi nhé bạn');
    const locked = await person.signIn(email, PASSWORD);
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
    expect(locked.text).toContain('Hãy đợi 15 phút');
    run.clock.advance(15 * MINUTE + 1000);
    expect((await person.signIn(email, PASSWORD)).status).toBe(303);
    const after = await new Person(run).signIn(email, 'sai rồi nhé bạn');
    expect(after.text).toContain('Còn 9 lần thử'); // signing in forgot the wrong tries
  });

  it('counts tries made at the same moment', async () => {
    const { email } = await account();
    const person = new Person(run);
    await person.open('/sign-in');
    const answers = await Promise.all(
      Array.from({ length: 17 }, () => person.post('/sign-in', { email, password: 'sai rồi nhé bạn' })),
    );
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
    run.clock.advance(16 * MINUTE);
  });

  it('does not lock out a device the account knows, nor another network, by what strangers try', async () => {
    const { email, person } = await account();
    await person.open('/console/account');
    await person.post('/sign-out');
    const stranger = new Person(run, { 'x-forwarded-for': '203.0.113.7' });
    const answers: number[] = [];
    for (let tries = 0; tries < 14; tries += 1)
      answers.push((await stranger.signIn(email, 'sai rồi nhé bạn')).status);
    expect(answers).toEqual([...Array<number>(10).fill(422), ...Array<number>(4).fill(429)]);
    expect((await stranger.signIn(email, PASSWORD)).status).toBe(429);
    // The known device, from the very network of the stranger; and a new one from elsewhere.
    const known = new Person(run, { 'x-forwarded-for': '203.0.113.7' });
    const device = person.cookies.get('dau-goc-device') ?? '';
    known.cookies.set('dau-goc-device', device);
    expect((await known.signIn(email, PASSWORD)).status).toBe(303);
    expect(known.cookies.get('dau-goc-device')).toBe(device);
    expect(
      (await new Person(run, { 'x-forwarded-for': '198.51.100.9' }).signIn(email, PASSWORD)).status,
    ).toBe(303);
    run.clock.advance(16 * MINUTE);
  });

  it('stops guesses shared out among many networks, and a known device still comes in', async () => {
    const { email, person } = await account();
    await person.open('/console/account');
    await person.post('/sign-out');
    const from = (network: number) => new Person(run, { 'x-forwarded-for': `192.0.2.${network}` });
    for (let network = 1; network <= 10; network += 1) {
      const stranger = from(network);
      await stranger.open('/sign-in');
      await Promise.all(
        Array.from({ length: 10 }, () => stranger.post('/sign-in', { email, password: 'sai rồi nhé bạn' })),
      );
    }
    expect((await from(11).signIn(email, PASSWORD)).status).toBe(429);
    expect((await person.signIn(email, PASSWORD)).status).toBe(303);
    run.clock.advance(61 * MINUTE);
  });

  it('counts the tries of a known device, too', async () => {
    const { email, person } = await account();
    await person.open('/console/account');
    await person.post('/sign-out');
    await person.open('/sign-in');
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => person.post('/sign-in', { email, password: 'sai rồi nhé bạn' })),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
    run.clock.advance(16 * MINUTE);
  });

  it('limits one address over all accounts', async () => {
    const person = new Person(run);
    await person.open('/sign-in');
    for (let tries = 0; tries < 30; tries += 1)
      await person.post('/sign-in', { email: newEmail(), password: 'x' });
    expect((await person.post('/sign-in', { email: newEmail(), password: 'x' })).status).toBe(429);
    run.clock.advance(16 * MINUTE);
  });

  it('answers an unknown account word for word as a known one', async () => {
    const { email } = await account();
    const unknown = newEmail();
    for (let tries = 0; tries < 12; tries += 1) {
      const known = await new Person(run).signIn(email, 'sai rồi nhé bạn');
      const stranger = await new Person(run).signIn(unknown, 'sai rồi nhé bạn');
      expect(masked(stranger, unknown)).toEqual(masked(known, email));
    }
    run.clock.advance(16 * MINUTE);
  });

  it('answers an unknown account in the time of a known one', async () => {
    // Processor time, that of the threads that hash too: other work on the machine does not count.
    const times = { known: [] as number[], unknown: [] as number[], form: [] as number[] };
    const take = async (kind: keyof typeof times, work: () => Promise<unknown>) => {
      const started = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(started);
      times[kind].push(user + system);
    };
    const { email } = await account();
    const stranger = newEmail();
    const person = new Person(run);
    await person.open('/sign-in');
    for (let round = 0; round < 16; round += 1) {
      for (const [kind, address] of [
        ['known', email],
        ['unknown', stranger],
      ] as const) {
        await take(kind, () => person.post('/sign-in', { email: address, password: 'sai rồi nhé bạn' }));
      }
      await take('form', () => person.open('/sign-in'));
      if (round % 4 === 3) run.clock.advance(16 * MINUTE);
    }
    const ratio = median(times.known) / median(times.unknown);
    expect(ratio).toBeGreaterThan(0.67);
    expect(ratio).toBeLessThan(1.5);
    expect(median(times.unknown) / median(times.form)).toBeGreaterThan(2); // the work was really done
  });

  it('ends a session that was not used, and any after a week', async () => {
    const { person, email } = await account();
    run.clock.advance(11 * 60 * MINUTE);
    expect((await person.open('/console/account')).status).toBe(200);
    run.clock.advance(11 * 60 * MINUTE);
    expect((await person.open('/console/account')).status).toBe(200);
    run.clock.advance(12 * 60 * MINUTE + MINUTE);
    expect((await person.open('/console/account')).status).toBe(303);
    await person.signIn(email, PASSWORD);
    for (let hours = 0; hours < 7 * 24; hours += 10) {
      await person.open('/console/account');
      run.clock.advance(10 * 60 * MINUTE);
    }
    expect((await person.open('/console/account')).status).toBe(303);
  });

  it('renews a hash of earlier parameters at the next sign-in', async () => {
    const { email } = await account();
    // argon2id of PASSWORD with m=8192: what an earlier version could have stored.
    const { Passwords } = await import('../passwords/passwords.js');
    const { argon2Sync } = await import('node:crypto');
    const salt = Buffer.alloc(16, 7);
    const tag = argon2Sync('argon2id', {
      message: PASSWORD.normalize('NFKC'),
      nonce: salt,
      memory: 8192,
      passes: 2,
      parallelism: 1,
      tagLength: 32,
    });
    const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
    const old = `$argon2id$v=19$m=8192,t=2,p=1$${text(salt)}$${text(tag)}`;
    expect(await new Passwords().verify(PASSWORD, old)).toEqual({ matches: true, outdated: true });
    await run.db.query('update users set password_hash = $2 where email = $1', [email, old]);
    expect((await new Person(run).signIn(email, PASSWORD)).status).toBe(303);
    const [row] = await run.db.query<{ password_hash: string }>(
      'select password_hash from users where email = $1',
      [email],
    );
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,/);
  });
});

/** The answer without what differs between any two requests. */
function masked({ status, body, headers }: Seen, email: string) {
  const kept = ['retry-after', 'content-type', 'cache-control'].map((name) => headers.get(name));
  return {
    status,
    kept,
    body: body.replaceAll(email, 'EMAIL').replace(/name="_csrf" value="[^"]*"/g, 'CSRF'),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
