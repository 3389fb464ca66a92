import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { csrfToken } from '../src/access/csrf.js';
import { ApiKeys } from '../src/access/keys/api-keys.service.js';
import { newToken, tokenHash } from '../src/access/token.js';
import { Database } from '../src/platform/database/database.js';
import { newId } from '../src/platform/id.js';
import type { Role } from '../src/ui/page-context.js';
import { MATRIX, ROLES, type Row, type Thing } from './access-matrix.js';
import { type RunningApp, startApp } from './support/app.js';
import { printedRoutes, runningRoutes } from './support/routes.js';
import { insertThings, newCode, type Things } from './support/things.js';
import { createWorld, type TestBusiness, type TestUser, type World } from './support/world.js';

type Who = (typeof ROLES)[number];
type Target = 'own' | 'other' | 'missing';

interface Answer {
  readonly status: number;
  readonly outcome: 'in' | 'no' | 'missing' | 'yes' | 'out';
  /** All of it that could tell two things apart. */
  readonly bytes: string;
}

/** What a cell promises for each target. */
const PROMISES: Readonly<Record<string, Readonly<Record<Target, Answer['outcome'] | 'any'>>>> = {
  in: { own: 'in', other: 'in', missing: 'in' },
  no: { own: 'no', other: 'no', missing: 'no' },
  state: { own: 'no', other: 'no', missing: 'missing' },
  out: { own: 'out', other: 'out', missing: 'out' },
  yes: { own: 'yes', other: 'yes', missing: 'missing' },
  own: { own: 'yes', other: 'missing', missing: 'missing' },
  open: { own: 'any', other: 'any', missing: 'any' },
};

describe('access', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let neighbour: TestBusiness;
  let things: Readonly<Record<'own' | 'other', Things>>;
  const users = new Map<Who, TestUser>();
  let picture: Blob;
  let routes: ReturnType<typeof runningRoutes>;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    routes = runningRoutes(run.app);
    const colour = { r: 40, g: 90, b: 40 };
    const png = await sharp({ create: { width: 200, height: 200, channels: 3, background: colour } })
      .png()
      .toBuffer();
    picture = new Blob([new Uint8Array(png)], { type: 'image/png' });
    farm = await world.business({ name: 'Hợp tác xã Nhà' });
    neighbour = await world.business({ name: 'Hợp tác xã Bên' });
    things = { own: await insertThings(run.db, farm), other: await insertThings(run.db, neighbour) };
    const officials: readonly Role[] = ['reviewer', 'inspector', 'auditor', 'administrator'];
    users.set('owner', farm.owner);
    users.set('staff', await world.user({ role: 'staff', business: farm }));
    for (const role of officials) users.set(role, await world.user({ role }));
  });
  afterAll(() => run.close());

  it('has a rule declared on every route of the application', () => {
    expect(routes.length).toBeGreaterThan(100);
    expect(routes.filter(({ rule }) => rule === undefined)).toEqual([]);
  });

  it('knows every route of the HTTP server', () => {
    const served = printedRoutes(run.app).filter(
      (route) => !route.startsWith('HEAD ') && !route.endsWith('*'),
    );
    const declared = routes
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !route.endsWith('*'));
    expect(served.sort()).toEqual(declared.sort());
    // Built files are the only thing no controller serves.
    const server = run.app.getHttpAdapter().getInstance();
    expect(server.hasRoute({ method: 'GET', url: '/assets/*' })).toBe(true);
    expect(server.hasRoute({ method: 'GET', url: '/*' })).toBe(false);
  });

  it('has one row in the matrix for every route, and none too many', () => {
    expect(Object.keys(MATRIX).sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('has no row that is open where the route declares a rule, nor the other way round', () => {
    for (const { method, path, rule } of routes) {
      const open = MATRIX[`${method} ${path}`]?.cells.includes('open');
      expect([`${method} ${path}`, open]).toEqual([`${method} ${path}`, rule === 'public']);
    }
  });

  it.each(Object.entries(MATRIX))('%s', async (route, row) => {
    const cells = row.cells.split(' ');
    expect(cells).toHaveLength(ROLES.length);
    const targets: readonly Target[] = row.thing === undefined ? ['own'] : ['own', 'other', 'missing'];
    const found: string[] = [];
    const promised: string[] = [];
    for (const [index, who] of ROLES.entries()) {
      const promise = PROMISES[cells[index] ?? ''];
      if (promise === undefined) throw new Error(`no cell reads ${cells[index] ?? 'nothing'}`);
      const answers = new Map<Target, Answer>();
      for (const target of targets) {
        const answer = await ask(route, row, who, target);
        answers.set(target, answer);
        expect(answer.status).toBeLessThan(500);
        const open = promise[target] === 'any' && ![401, 403].includes(answer.status);
        found.push(`${who}, ${target}: ${open ? 'any' : answer.outcome}`);
        promised.push(`${who}, ${target}: ${promise[target]}`);
      }
      // Nobody learns by the answer whether another has it or nobody.
      if (promise.other === 'missing')
        expect(answers.get('other')?.bytes).toBe(answers.get('missing')?.bytes);
    }
    expect(found).toEqual(promised);
  });

  async function ask(route: string, row: Row, who: Who, target: Target): Promise<Answer> {
    const [method = 'GET', pattern = '/'] = route.split(' ');
    const id = row.thing === undefined ? 'x' : await idOf(row.thing, who, target);
    const path = pattern
      .replace(/:kind\b/, 'products')
      .replace(/:gtin\b/, '08930000000000')
      .replace(/:name\b/, `${'0'.repeat(64)}.webp`)
      .replace(/:lot\b|\*/, 'L-1')
      .replace(/:(id|code)\b/, id)
      .concat(row.query ?? '');
    const isApi = path.startsWith('/api/');
    const user = users.get(who);
    // Bytes are compared: compressed, a masked form token would change their number.
    const headers = new Headers({
      'accept-language': 'en',
      'accept-encoding': 'identity',
      'if-match': '"1"',
    });
    let body: string | Blob | undefined;
    if (isApi) {
      if (user !== undefined) headers.set('authorization', `Bearer ${user.apiKey}`);
      if (method !== 'GET' && method !== 'DELETE') {
        const image = /\/(?:image|file)$/.test(path) || (method === 'POST' && path.endsWith('/pictures'));
        headers.set('content-type', image ? 'image/png' : 'application/json');
        body = image ? picture : JSON.stringify(row.send ?? {});
      }
    } else {
      const secret = user === undefined ? newToken() : await openSession(user);
      headers.set('cookie', `${user === undefined ? 'dau-goc-guest' : 'dau-goc'}=${secret}`);
      if (method === 'POST') {
        headers.set('content-type', 'application/x-www-form-urlencoded');
        const fields = Object.entries(row.send ?? {}).map(([name, value]) => [name, String(value)]);
        body = new URLSearchParams([...fields, ['_csrf', csrfToken(secret)]]).toString();
      }
    }
    const response = await fetch(run.url + path, {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    // Signing out everywhere ends keys, too.
    if (user !== undefined && path.endsWith('/sign-out-everywhere')) users.set(who, await withNewKey(user));
    const text = await response.text();
    const location = response.headers.get('location') ?? '';
    const kept = [...response.headers].filter(
      ([name]) => !['date', 'x-request-id', 'set-cookie', 'keep-alive'].includes(name),
    );
    const requestId = response.headers.get('x-request-id') ?? '';
    const bytes = JSON.stringify([response.status, kept, text])
      .replaceAll(requestId, 'REQUEST')
      .replaceAll(id, 'ID');
    return { status: response.status, outcome: outcomeOf(response.status, location), bytes };
  }

  async function withNewKey(user: TestUser): Promise<TestUser> {
    const keys = run.app.get(ApiKeys);
    const { key } = await run.app
      .get(Database)
      .transaction((tx) => keys.insert(tx, user.actor.userId, 'thử'));
    return { ...user, apiKey: key };
  }

  async function openSession({ actor }: TestUser): Promise<string> {
    const token = newToken();
    await run.db.query(
      `insert into sessions (token_hash, user_id, user_agent, created_at, seen_at, expires_at, business_id)
       values ($1, $2, 'test', now(), now(), now() + interval '1 day', $3)`,
      [tokenHash(token), actor.userId, actor.businessId],
    );
    return token;
  }

  /** A thing of the asker's own (or, where officials look, of a business), of another's, or of nobody's. */
  async function idOf(thing: Thing, who: Who, target: Target): Promise<string> {
    if (target === 'missing') return thing === 'code' || thing === 'product-code' ? newCode() : newId();
    const business = target === 'own' ? farm : neighbour;
    switch (thing) {
      case 'business':
        return business.id;
      case 'api-key': {
        // A new one each time: most routes about a key end it.
        const holder = target === 'own' ? (users.get(who) ?? farm.owner) : neighbour.owner;
        const keys = run.app.get(ApiKeys);
        return (await run.app.get(Database).transaction((tx) => keys.insert(tx, holder.actor.userId, 'thử')))
          .id;
      }
      case 'absence': {
        const holder = target === 'own' ? (users.get(who) ?? farm.owner) : neighbour.owner;
        const id = newId();
        await run.db.query(
          `insert into absences (id, user_id, first_day, last_day, created_by, created_at)
           values ($1, $2, current_date, current_date, $2, now())`,
          [id, holder.actor.userId],
        );
        return id;
      }
      case 'conflict': {
        // By the business it is about; another's is told as if there were none.
        const holder = target === 'own' ? (users.get(who) ?? farm.owner) : neighbour.owner;
        await run.db.query(
          `insert into interest_conflicts (user_id, business_id, reason, declared_by, declared_at)
           values ($1, $2, 'thử', $1, now()) on conflict do nothing`,
          [holder.actor.userId, business.id],
        );
        return business.id;
      }
      case 'saved-view': {
        const holder = target === 'own' ? (users.get(who) ?? farm.owner) : neighbour.owner;
        const id = newId();
        await run.db.query(
          `insert into saved_views (id, user_id, path, name, query, is_default, created_at)
           values ($1::uuid, $2, '/console/lots', $1::text, 'sort=oldest', false, now())`,
          [id, holder.actor.userId],
        );
        return id;
      }
      case 'selection': {
        const holder = target === 'own' ? (users.get(who) ?? farm.owner) : neighbour.owner;
        const id = newId();
        await run.db.query(
          `insert into selections (id, user_id, action, back, created_at) values ($1, $2, 'application.approve', '/console', now())`,
          [id, holder.actor.userId],
        );
        return id;
      }
      case 'site': {
        const id = newId();
        await run.db.query(
          `insert into business_sites (id, business_id, kind, name, commune_code, street, status, created_at, updated_at)
           values ($1, $2, 'production', 'Xưởng thử', '00721', 'Thôn', 'declared', now(), now())`,
          [id, business.id],
        );
        return id;
      }
      case 'transfer': {
        const id = newId();
        await run.db.query(
          `update ownership_transfers set state = 'withdrawn', ended_at = now() where business_id = $1 and state = 'open'`,
          [business.id],
        );
        await run.db.query(
          `insert into ownership_transfers (id, business_id, to_email, to_name, to_language, proposed_by, by_office, keeps, created_at, expires_at)
           values ($1, $2, 'moi@example.vn', 'Người Mới', 'vi', $3, false, 'nothing', now(), now() + interval '1 day')`,
          [id, business.id, business.owner.actor.userId],
        );
        return id;
      }
      case 'representative': {
        const id = newId();
        await run.db.query(
          `insert into representatives (id, business_id, name, position, legal, created_at, updated_at)
           values ($1, $2, 'Người Thử', 'Giám đốc', true, now(), now())`,
          [id, business.id],
        );
        return id;
      }
      case 'buyer-link': {
        const id = newId();
        await run.db.query(
          `insert into buyer_links (id, business_id, label, token_hash, created_at, created_by, expires_at)
           values ($1, $2, 'thử', $3, now(), $4, now() + interval '1 day')`,
          [id, business.id, tokenHash(newToken()), business.owner.actor.userId],
        );
        return id;
      }
      case 'duplicate': {
        // Whoever says they are two settles it.
        const [pair] = await run.db.query<{ id: string }>(
          `insert into duplicate_candidates (one_id, other_id, reasons, weight)
           values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), '{name}', 1)
           on conflict (one_id, other_id) do update set state = 'open' returning id`,
          [farm.id, neighbour.id],
        );
        return pair?.id ?? '';
      }
      case 'authority-list': {
        const id = newId();
        await run.db.query(
          `insert into authority_lists (id, market, title, as_of, whole, covers, file_name, sent_by, created_at)
           values ($1, 'CN', 'Danh sách thử', '2026-11-01', false, 'both', 'thu.csv', $2, now())`,
          [id, farm.owner.actor.userId],
        );
        return id;
      }
      case 'import': {
        const holder = target === 'own' ? (users.get(who) ?? farm.owner) : neighbour.owner;
        const id = newId();
        await run.db.query(
          `insert into imports (id, kind, user_id, business_id, file_name, state, source, sample, created_at, updated_at)
           values ($1, 'products', $2, $3, 'thu.csv', 'mapping', '', false, now(), now())`,
          [id, holder.actor.userId, holder.actor.businessId],
        );
        return id;
      }
      case 'staff': {
        const { userId } = (await world.user({ role: 'staff', business })).actor;
        const [member] = await run.db.query<{ id: string }>('select id from memberships where user_id = $1', [
          userId,
        ]);
        return member?.id ?? '';
      }
      case 'season': {
        // Routes about one remove it.
        const { area } = things[target];
        const [row] = await run.db.query<{ id: string }>(
          `insert into area_seasons (id, area_id, name, starts_on, ends_on, hectares, kg_per_hectare, certified_by, certified_on, created_at)
           values (gen_random_uuid(), $1, 'Vụ thử', '2026-01-01', '2026-03-31', 1, 1000, 'Chi cục thử', '2025-12-01', now()) returning id`,
          [area],
        );
        return row?.id ?? '';
      }
      case 'user':
        return (await world.user({ role: 'inspector' })).actor.userId;
      default:
        return things[target][thing];
    }
  }
});

function outcomeOf(status: number, location: string): Answer['outcome'] {
  if (status === 401) return 'in';
  if (status === 303 && location === '/sign-in?done=signed-out-everywhere') return 'out';
  if (status === 303 && location.startsWith('/sign-in')) return 'in';
  if (status === 403) return 'no';
  return status === 404 ? 'missing' : 'yes';
}
