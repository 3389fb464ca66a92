import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { type RunningApp, startApp } from './support/app.js';
import { Person } from './support/person.js';

const PASSWORD = 'gà gáy trên đồi chè shan';

describe('the frame around every request', () => {
  let run: RunningApp;
  beforeAll(async () => {
    run = await startApp({ PUBLIC_URL: 'https://daugoc.example.vn' });
  });
  afterAll(() => run.close());

  /** Sends bytes as they are and returns the status of the answer; 0 when the connection was closed without one. */
  const raw = (request: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(run.url);
      const socket = connect(Number(port), hostname, () => socket.write(request));
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('error', reject);
      socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)));
    });

  it.each(['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'LINK', 'FOO'])(
    'refuses the method %s',
    async (method) => {
      for (const path of ['/', '/sign-in', '/api/v1/me', '/nowhere']) {
        const status = await raw(
          `${method} ${path} HTTP/1.1\r\nHost: x\r\nX-Secret: told\r\nConnection: close\r\n\r\n`,
        );
        expect([0, 400, 404, 405, 501]).toContain(status);
      }
    },
  );

  it('never echoes a request', async () => {
    const answer = await run.http().trace('/sign-in').set('x-secret', 'told');
    expect(answer.status).toBe(405);
    expect(answer.text).not.toContain('told');
  });

  it.each(['/', '/sign-in', '/sign-up', '/nowhere', '/api/docs', '/api/v1/me', '/health/live'])(
    'sends strict headers with %s',
    async (path) => {
      const { headers } = await run.http().get(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers['strict-transport-security']).toMatch(/max-age=31536000/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  it.each(['/sign-in', '/sign-up', '/password/forgot', '/api/docs'])(
    'draws %s without inline script or style',
    async (path) => {
      const { text } = await run.http().get(path);
      expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/i);
    },
  );

  it('binds its cookies to the host and to TLS', async () => {
    const answer = await run.http().get('/sign-in');
    const [guest] = answer.headers['set-cookie'] as unknown as string[];
    expect(guest).toMatch(/^__Host-dau-goc-guest=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const person = new Person(run);
    await person.open('/sign-up');
    await person.post('/sign-up', { name: 'A', email: 'a@example.vn', password: PASSWORD });
    const signedUp = await person.confirm('a@example.vn');
    const cookies = signedUp.headers.getSetCookie();
    expect(cookies[0]).toMatch(
      /^__Host-dau-goc=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(cookies.find((line) => line.startsWith('__Host-dau-goc-guest='))).toMatch(
      /^__Host-dau-goc-guest=; .*1970/,
    );
  });

  it('sets no cookie on a page that has no form for guests', async () => {
    const answer = await run.http().get('/api/docs');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  describe('a forged form', () => {
    const signedIn = async (email: string) => {
      const person = new Person(run);
      await person.signUp({ email, password: PASSWORD });
      return person;
    };

    it('is refused without the token', async () => {
      const person = await signedIn('b@example.vn');
      const cookie = `__Host-dau-goc=${person.cookies.get('__Host-dau-goc') ?? ''}`;
      for (const body of ['', '_csrf=', '_csrf=AAAA', '_csrf[]=x', 'language=en']) {
        const answer = await run
          .http()
          .post('/console/account/language')
          .set('cookie', cookie)
          .set('content-type', 'application/x-www-form-urlencoded')
          .send(body);
        expect(answer.status).toBe(403);
      }
      const [row] = await run.db.query<{ language: string }>(
        "select language from users where email = 'b@example.vn'",
      );
      expect(row?.language).toBe('vi');
    });

    it("is refused with somebody else's token", async () => {
      const person = await signedIn('c@example.vn');
      const thief = await signedIn('d@example.vn');
      const page = await thief.open('/console/account');
      const _csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
      await person.open('/console/account');
      expect((await person.post('/console/account/language', { language: 'en', _csrf })).status).toBe(403);
      expect((await person.post('/console/account/language', { language: 'en' })).status).toBe(303);
    });

    it.each(['cross-site', 'same-site'])(
      'is refused from a page the browser calls %s, token or not',
      async (site) => {
        const person = new Person(run, { 'sec-fetch-site': site });
        await person.open('/sign-in');
        const answer = await person.post('/sign-in', { email: 'a@example.vn', password: PASSWORD });
        expect(answer.status).toBe(403);
        expect(answer.text).toContain('Yêu cầu đến từ một trang khác');
      },
    );

    it('cannot sign a visitor in to an account of the forger', async () => {
      const answer = await run
        .http()
        .post('/sign-in')
        .type('form')
        .send({ email: 'a@example.vn', password: PASSWORD });
      expect(answer.status).toBe(403);
    });
  });

  it('does not take a cookie for the API, nor a key for a page', async () => {
    const person = new Person(run);
    await person.signUp({ email: 'e@example.vn', password: PASSWORD });
    expect((await person.open('/console/account')).status).toBe(200);
    expect((await person.open('/api/v1/me')).status).toBe(401);
    const made = await person.submit('/console/account', { name: 'k' }, '/console/account/api-keys');
    const key = /Bearer (dg_[\w-]+)/.exec(made.text)?.[1] ?? '';
    expect((await run.http().get('/api/v1/me').set('authorization', `Bearer ${key}`)).status).toBe(200);
    expect((await run.http().get('/console/account').set('authorization', `Bearer ${key}`)).status).toBe(303);
  });
});
