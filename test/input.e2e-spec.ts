import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import type { Role } from '../src/ui/page-context.js';
import { type RunningApp, startApp } from './support/app.js';
import { createWorld, type TestBusiness, type TestUser, type World } from './support/world.js';

/** What a text from outside may be judged by: each composes, trims and counts in the one way, or knows a closed set. */
const SOUND = new Set([
  'text',
  'date',
  'number',
  'shape',
  'isIn',
  'isUuid',
  'isBoolean',
  'nestedValidation',
  'decisionFields',
]);
/** Read by parsers of their own: GeoJSON, KML or GPX by `standards/geo`; codes of units and digests of pictures, which are digits and nothing else; keys of columns, of which only known ones count. */
const PARSED = new Set(['polygon', 'file', 'units', 'sha256', 'mapping']);

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly example?: unknown;
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const WRONG: readonly unknown[] = [
  ...[null, [], {}, [null], true, -0, 1e-7, 1e21],
  ...['', '\u200b\u202e', 'abc', 'ﷺ'.repeat(300), '2026-02-30T24:00:00Z', `${'a'.repeat(199)}❤️`],
];

describe('what comes in', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let document: Document;
  const users = new Map<Role, TestUser>();
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Thử Nhập' });
    users.set('owner', farm.owner);
    for (const role of ['reviewer', 'administrator', 'auditor'] as const)
      users.set(role, await world.user({ role }));
    const area = await world.area(farm);
    const lot = await world.lot(farm, { area });
    const event = await world.harvest(farm, lot, area);
    const draft = await world.product(farm, { status: 'draft' });
    ids = {
      'growing-areas': area.id,
      lots: lot.id,
      events: event.id,
      products: draft.id,
      codes: await world.code(farm, { lotId: lot.id }),
      businesses: farm.id,
      productId: lot.productId,
    };
    document = (await run.http().get('/api/openapi.json')).body as Document;
  });
  afterAll(() => run.close());

  it('is composed, trimmed and counted in one way in every field of every DTO', () => {
    const careless: string[] = [];
    let fields = 0;
    for (const [dto, properties] of inputs()) {
      for (const [property, names] of properties) {
        fields += 1;
        if (!PARSED.has(property) && !names.some((name) => SOUND.has(name)))
          careless.push(`${dto}.${property}: ${names.join(', ')}`);
        if (
          names.some((name) =>
            /^(?:isString|isLength|minLength|maxLength|isUrl|isNumber|isInt|isISO8601)$/.test(name),
          )
        )
          careless.push(`${dto}.${property}: ${names.join(', ')}`);
      }
    }
    expect(fields).toBeGreaterThan(50);
    expect(careless).toEqual([]);
  });

  it('never makes the API fail, whatever a field holds', async () => {
    const failures: string[] = [];
    let sent = 0;
    let refused = 0;
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const body = resolve(operation.requestBody?.content['application/json']?.schema);
        const queries = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
        if (body?.properties === undefined && queries.length === 0) continue;
        const address = path.replace(/\{\w+\}/g, ids[path.split('/')[3] ?? ''] ?? '08936012345009');
        const sound = exampleOf(body ?? {}) as Record<string, unknown>;
        const who = await allowed(method, address, sound);
        const send = async (label: string, request: { body?: string; query?: string }) => {
          const answer = await fetch(`${run.url}${address}${request.query ?? ''}`, {
            method: method.toUpperCase(),
            headers: {
              authorization: `Bearer ${who.apiKey}`,
              ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
              'if-match': '"1"',
            },
            ...(request.body === undefined ? {} : { body: request.body }),
          });
          await answer.arrayBuffer();
          sent += 1;
          if (answer.status === 422) refused += 1;
          if (answer.status >= 500) failures.push(`${method} ${path} ${label}: ${answer.status}`);
        };
        for (const field of fieldsOf(body ?? {})) {
          const texts = [...WRONG.map((value) => JSON.stringify(value)), '1e400'];
          await inGroups(texts, (text) => {
            const body = JSON.stringify(changed(sound, field.split('.'), '#')).replace('"#"', () => text);
            return send(`${field} = ${text.slice(0, 40)}`, { body });
          });
        }
        for (const { name } of queries) {
          await inGroups(
            WRONG.filter((each) => typeof each === 'string'),
            (value) =>
              send(`?${name}=${value.slice(0, 40)}`, { query: `?${name}=${encodeURIComponent(value)}` }),
          );
          await send(`?${name} twice`, { query: `?${name}=1&${name}=2` });
        }
      }
    }
    expect(failures).toEqual([]);
    process.stdout.write(`input: ${sent} requests, ${refused} refused\n`);
    expect(sent).toBeGreaterThan(1000);
    expect(refused).toBeGreaterThan(sent / 3);
  }, 300_000);

  /** The first of the people that the route lets in. */
  async function allowed(method: string, address: string, body: object): Promise<TestUser> {
    for (const user of users.values()) {
      const answer = await fetch(run.url + address, {
        method: method.toUpperCase(),
        headers: {
          authorization: `Bearer ${user.apiKey}`,
          'content-type': 'application/json',
          'if-match': '"9"',
        },
        ...(method === 'get' ? {} : { body: JSON.stringify({ ...body, unknownField: 1 }) }),
      });
      if (answer.status !== 403) return user;
    }
    throw new Error(`nobody may ${method} ${address}`);
  }

  function resolve(schema: Schema | undefined): Schema | undefined {
    const name = (schema?.$ref ?? schema?.allOf?.[0]?.$ref)?.split('/').at(-1);
    return name === undefined ? schema : document.components.schemas[name];
  }

  /** Every field at every depth, by its dotted path; of a list its first item. */
  function fieldsOf(schema: Schema, parent = ''): string[] {
    return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
      const own = resolve(property) ?? {};
      const item = resolve(own.items);
      const inner = item?.properties === undefined ? own : item;
      const path = parent + name;
      const below = item?.properties === undefined ? `${path}.` : `${path}.0.`;
      return parent.split('.').length > 3 ? [path] : [path, ...fieldsOf(inner, below)];
    });
  }

  function exampleOf(schema: Schema, depth = 0): unknown {
    if (schema.example !== undefined) return schema.example;
    if (schema.properties === undefined)
      return schema.type === 'number' ? 1 : schema.type === 'object' ? {} : 'x';
    return Object.fromEntries(
      Object.entries(schema.properties).flatMap(([name, property]) => {
        if (depth > 3) return [];
        if (name === 'areaId') return [[name, ids['growing-areas']]];
        if (ids[name] !== undefined) return [[name, ids[name]]];
        const own = resolve(property) ?? {};
        const item = resolve(own.items);
        return [[name, item === undefined ? exampleOf(own, depth + 1) : [exampleOf(item, depth + 1)]]];
      }),
    );
  }
});

/** A few at a time: as callers come. */
async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += 6) await Promise.all(items.slice(at, at + 6).map(work));
}

function changed(value: unknown, [first = '', ...rest]: readonly string[], to: unknown): unknown {
  if (rest.length === 0 && !Array.isArray(value)) return { ...(value as object), [first]: to };
  if (Array.isArray(value))
    return (value as unknown[]).map((item, index) =>
      String(index) === first ? changed(item, rest, to) : item,
    );
  const inside: unknown =
    typeof value === 'object' && value !== null ? (Reflect.get(value, first) as unknown) : {};
  return { ...(value as object), [first]: changed(inside, rest, to) };
}

/** Every class that is validated, by the application itself and not the plain one of the ES module beside it. */
function* inputs(): Generator<[string, Map<string, string[]>]> {
  const storage = getMetadataStorage() as unknown as {
    readonly validationMetadatas: ReadonlyMap<
      { readonly name: string },
      readonly { readonly propertyName: string; readonly name?: string; readonly type: string }[]
    >;
  };
  for (const [dto, rules] of storage.validationMetadatas) {
    const properties = new Map<string, string[]>();
    for (const { propertyName, name, type } of rules) {
      const names = properties.get(propertyName) ?? [];
      properties.set(propertyName, [...names, name ?? type]);
    }
    yield [dto.name, properties];
  }
}
