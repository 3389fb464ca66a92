import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { runningRoutes } from '../../test/support/routes.js';

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Record<string, unknown>[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: { readonly format?: string };
  }[];
  readonly requestBody?: { readonly content: Record<string, unknown> };
  readonly responses: Record<
    string,
    { readonly $ref?: string; readonly description?: string; readonly headers?: Record<string, unknown> }
  >;
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: Record<string, Record<string, unknown>>;
}

/** A path of the router as the document writes it, whose rest of a path is a parameter called `path`. */
function documented(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}').replace(/\*$/, '{path}');
}

describe('the API and its document', () => {
  let run: RunningApp;
  let document: Document;
  let operations: (readonly [string, Operation])[];

  beforeAll(async () => {
    run = await startApp({ REGISTRY_NAME: 'Sổ Thử', REGISTRY_CONTACT_EMAIL: 'so@example.vn' });
    const answer = await run.http().get('/api/openapi.json');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('application/json');
    document = JSON.parse(answer.text) as Document;
    operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
      ),
    );
  });
  afterAll(() => run.close());

  it('tells every route under /api, and no other', () => {
    const served = runningRoutes(run.app)
      .filter(({ path }) => path.startsWith('/api/v'))
      .map(({ method, path }) => `${method} ${documented(path)}`);
    expect(operations.map(([name]) => name).sort()).toEqual(served.sort());
  });

  it('is sound OpenAPI 3.0: every reference leads somewhere, every id is its own, every parameter of a path is declared', () => {
    expect(document.openapi).toBe('3.0.3');
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, ref]) => ref ?? '',
    );
    expect(references.length).toBeGreaterThan(50);
    for (const ref of references) {
      const [, root, kind = '', name = ''] = ref.split('/');
      expect([ref, root, document.components[kind]?.[name] !== undefined]).toEqual([ref, 'components', true]);
    }
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [name, { parameters = [], responses, summary, tags }] of operations) {
      const named = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      const declared = parameters.filter((each) => each.in === 'path').map((each) => each.name);
      expect([name, declared.sort()]).toEqual([name, named.sort()]);
      const ids = parameters.filter((each) => each.in === 'path' && each.name === 'id');
      for (const id of ids) expect([name, id.schema?.format]).toEqual([name, 'uuid']);
      expect([name, new Set(parameters.map((each) => `${each.in} ${each.name.toLowerCase()}`)).size]).toEqual(
        [name, parameters.length],
      );
      expect([name, Object.keys(responses).some((status) => /^2\d\d$/.test(status))]).toEqual([name, true]);
      expect([name, typeof summary, tags?.length]).toEqual([name, 'string', 1]);
      for (const response of Object.values(responses)) {
        expect([name, response.$ref ?? response.description]).not.toEqual([name, undefined]);
      }
    }
  });

  it('describes its schemas in terms a validator understands', () => {
    const ajv = new Ajv({ strict: false });
    for (const [name, schema] of Object.entries(document.components['schemas'] ?? {})) {
      // OpenAPI 3.0 is JSON Schema with `nullable`; references are looked at above.
      const plain = JSON.parse(
        JSON.stringify(schema).replace(/"\$ref":"[^"]+"/g, '"type":"object"'),
      ) as object;
      expect([name, ajv.validateSchema(plain)]).toEqual([name, true]);
    }
  });

  it('says which routes need a key, and how a key is sent', () => {
    expect(document.components['securitySchemes']?.['api-key']).toMatchObject({
      type: 'http',
      scheme: 'bearer',
    });
    for (const { method, path, rule } of runningRoutes(run.app).filter((route) =>
      route.path.startsWith('/api/v'),
    )) {
      const operation = document.paths[documented(path)]?.[method.toLowerCase()];
      expect([path, method, operation?.security !== undefined]).toEqual([path, method, rule !== 'public']);
    }
  });

  it('declares the headers and refusals that hold for all', () => {
    for (const [name, { parameters = [], responses, security }] of operations) {
      const headers = parameters.filter((each) => each.in === 'header').map((each) => each.name);
      if (name.startsWith('PATCH ')) {
        expect([name, headers, Object.keys(responses)]).toEqual([
          name,
          expect.arrayContaining(['If-Match']),
          expect.arrayContaining(['412', '428']),
        ]);
      }
      if (name.startsWith('POST ') && responses['201'] !== undefined) {
        expect([name, headers]).toEqual([name, expect.arrayContaining(['Idempotency-Key'])]);
        expect(responses['201'].headers).toHaveProperty('Location');
      }
      if (security !== undefined) expect(responses).toHaveProperty('401');
      if (name.includes('{id}'))
        expect([name, responses['404']]).toEqual([name, { $ref: '#/components/responses/Problem' }]);
    }
  });

  it('answers a refusal as it says', async () => {
    const answer = await run.http().get('/api/v1/me').set('accept-language', 'en');
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const validate = new Ajv({ strict: false }).compile(
      document.components['schemas']?.['Problem'] as object,
    );
    expect(validate(JSON.parse(answer.text))).toBe(true);
  });

  it.each([
    ['vi', 'Dữ liệu và API'],
    ['en', 'Data and API'],
  ])('is readable without script, in %s', async (lang, title) => {
    const answer = await run.http().get(`/api/docs?lang=${lang}`);
    expect(answer.status).toBe(200);
    const text = readable(answer.text);
    expect(text).toContain(title);
    for (const [name] of operations) expect(text).toContain(name);
    expect(answer.text).not.toContain('<script');
    expect(answer.headers['content-security-policy']).not.toContain('unsafe');
  });
});
