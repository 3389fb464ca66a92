import request, { type Test } from 'supertest';
import { ApiKeys } from '../../src/access/keys/api-keys.service.js';
import { csrfToken } from '../../src/access/csrf.js';
import { isOfficial } from '../../src/access/roles.js';
import { Sessions } from '../../src/access/sessions/sessions.service.js';
import { User } from '../../src/access/user.entity.js';
import { ApplicationsService } from '../../src/applications/applications.service.js';
import type { BusinessKind } from '../../src/businesses/business.entity.js';
import type { BusinessDeclaration } from '../../src/businesses/businesses.dto.js';
import { BusinessesService } from '../../src/businesses/businesses.service.js';
import type { Actor } from '../../src/platform/actor.js';
import { Database } from '../../src/platform/database/database.js';
import { newId } from '../../src/platform/id.js';
import { parseTaxCode } from '../../src/standards/vietnam/tax-code.js';
import type { Role } from '../../src/ui/page-context.js';
import type { RunningApp } from './app.js';
import { createGoods } from './goods.js';

export interface TestUser {
  readonly email: string;
  readonly apiKey: string;
  readonly actor: Actor;
}

export interface TestBusiness {
  readonly id: string;
  readonly name: string;
  readonly owner: TestUser;
}

export interface TestBrowser {
  /** As a `Cookie` header. */
  readonly cookie: string;
  get(path: string): Test;
  /** A list is a field that is sent several times. */
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Test;
  /** The same one after an answer that gave its session another token. */
  renewed(answer: { readonly headers: Readonly<Record<string, unknown>> }): TestBrowser;
}

/** What our API answers: a resource, a list or a problem. Tests assert the rest with `toMatchObject`. */
export interface JsonBody {
  readonly id: string;
  readonly version: number;
  readonly status: string | number;
  readonly code: string;
  readonly items: readonly JsonBody[];
  readonly dueAt: string;
  readonly next: string | null;
  readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly [field: string]: unknown;
}

export interface JsonResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: JsonBody;
}

/** supertest's request with a typed answer. */
export interface JsonRequest extends PromiseLike<JsonResponse> {
  send(body?: object | string): this;
  set(field: string, value: string): this;
  query(parameters: object): this;
  attach(field: string, file: Buffer, options: { filename: string; contentType: string }): this;
  field(name: string, value: string): this;
  expect(status: number): this;
}

export interface JsonClient {
  get(path: string): JsonRequest;
  post(path: string): JsonRequest;
  put(path: string): JsonRequest;
  patch(path: string): JsonRequest;
  delete(path: string): JsonRequest;
}

export type World = ReturnType<typeof createWorld>;

/**
 * People and businesses for a test, made through the services as the real ones are:
 *
 *     const world = createWorld(app);
 *     const farm = await world.business({ name: 'Farm A' }); // active, with its owner
 *     await world.http(farm.owner).get('/api/v1/products').expect(200);
 */
export function createWorld({ app, clock, url }: RunningApp) {
  const db = app.get(Database);
  let reviewer: Promise<TestUser> | undefined;

  /** Somebody with an API key. An owner without `business` has not registered one yet; staff need one. */
  async function user(options: { role: Role; business?: TestBusiness; name?: string }): Promise<TestUser> {
    const { role, business, name = 'Người Thử' } = options;
    const id = newId();
    const email = `${role}-${id}@example.vn`;
    const now = clock.now();
    const businessId = business?.id ?? null;
    const apiKey = await db.transaction(async (tx) => {
      await tx.insert(User, {
        id,
        email,
        name,
        role: isOfficial(role) ? role : null,
        passwordHash: 'nobody signs in with this',
        language: 'vi',
        disabledAt: null,
        createdAt: now,
        updatedAt: now,
      });
      if (businessId !== null)
        await tx.query(
          'insert into memberships (id, business_id, user_id, role, created_at) values ($1, $2, $3, $4, $5)',
          [newId(), businessId, id, role, now],
        );
      return (await app.get(ApiKeys).insert(tx, id, 'test')).key;
    });
    const actor: Actor = {
      userId: id,
      name,
      email,
      role,
      businessId,
      businessName: business?.name ?? null,
      mergedBusinessIds: [],
      capacity: businessId ?? '',
      reachedBusinessIds: null,
      otherBusinesses: [],
      via: 'api-key',
      requestId: null,
    };
    return { email, apiKey, actor };
  }

  /** The one reviewer of this world. */
  function official(): Promise<TestUser> {
    reviewer ??= user({ role: 'reviewer', name: 'Cán Bộ Thử' });
    return reviewer;
  }

  /** A business with its owner: approved by the office, or still waiting for it. */
  async function business(
    options: {
      name?: string;
      kind?: BusinessKind;
      status?: 'active' | 'submitted';
      input?: Partial<BusinessDeclaration>;
    } = {},
  ): Promise<TestBusiness> {
    const { name = 'Hợp tác xã Thử', kind = 'cooperative', status = 'active', input = {} } = options;
    const owner = await user({ role: 'owner', name: 'Chủ Cơ Sở Thử' });
    const { business, application } = await app
      .get(BusinessesService)
      .register(owner.actor, { ...businessInput({ name, kind }), ...input });
    if (status === 'active') {
      const { actor } = await official();
      const decision = { decision: 'approve', reason: null, fields: {}, version: null } as const;
      await app.get(ApplicationsService).decide(actor, application.id, decision);
    }
    const actor = { ...owner.actor, businessId: business.id, businessName: name };
    return { id: business.id, name, owner: { ...owner, actor } };
  }

  /** supertest as somebody, with the API key as bearer. */
  function http(as: TestUser): ReturnType<typeof request.agent> {
    return request.agent(url).set('authorization', `Bearer ${as.apiKey}`);
  }

  /** The same with typed answers; as anybody without `as`. */
  function api(as?: TestUser): JsonClient {
    return as === undefined ? request.agent(url) : http(as);
  }

  /** Somebody in a browser without script: signed in, with the token that forms carry. */
  async function browser(as: TestUser): Promise<TestBrowser> {
    const sessions = app.get(Sessions);
    const token = await db.transaction((tx) => sessions.open(tx, as.actor.userId, 'test'));
    return browserWith(sessions.cookieName, token);
  }

  function browserWith(name: string, token: string): TestBrowser {
    const cookie = `${name}=${token}`;
    return {
      cookie,
      renewed: ({ headers }) => {
        const set = [headers['set-cookie']].flat().find((each) => String(each).startsWith(`${name}=`));
        return browserWith(name, /=([^;]+)/.exec(String(set))?.[1] ?? '');
      },
      get: (path) => request(url).get(path).set('cookie', cookie),
      post: (path, fields) =>
        request(url)
          .post(path)
          .set('cookie', cookie)
          .type('form')
          .send({ _csrf: csrfToken(token), ...fields }),
    };
  }

  const goods = createGoods({ app, now: () => clock.now(), official });
  return { user, official, business, http, api, browser, ...goods };
}

let taxCodes = 0;

/** A tax code with a right check digit that no other test of this file has had. */
export function newTaxCode(): string {
  for (;;) {
    taxCodes += 1;
    const base = `51${String(taxCodes).padStart(7, '0')}`;
    const found = Array.from('0123456789', (digit) => parseTaxCode(base + digit)).find((parsed) => parsed.ok);
    if (found?.ok === true) return found.value; // some nine digits have no check digit
  }
}

let personalIds = 0;

export function newPersonalId(): string {
  personalIds += 1;
  return `002190${String(personalIds).padStart(6, '0')}`;
}

/** What a business would declare, right in every field. */
export function businessInput(options: { name?: string; kind?: BusinessKind } = {}): BusinessDeclaration {
  const { name = 'Hợp tác xã Thử', kind = 'cooperative' } = options;
  return {
    kind,
    name,
    ...(kind === 'household' ? { personalId: newPersonalId() } : { taxCode: newTaxCode() }),
    communeCode: '00721',
    street: 'Thôn Mẫu 3',
    contactName: 'Nguyễn Thị Mẫu',
    contactPhone: '0912 345 678',
    contactEmail: 'lien-he@example.vn',
  };
}
