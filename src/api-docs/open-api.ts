import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { INestApplication } from '@nestjs/common';
import type {
  OperationObject,
  ParameterObject,
  PathItemObject,
  ReferenceObject,
  ResponseObject,
  SchemaObject,
} from './open-api-types.js';
import type { RegistryConfig } from '../config.js';

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof METHODS)[number];

const PROBLEM = { $ref: '#/components/responses/Problem' } as const;
const SECURITY = 'api-key';

const DESCRIPTION = `
Read and write the registry with an API key, which acts as the person it belongs to. Create one under Account, then send it with every call: \`Authorization: Bearer dg_…\`.

- Times are ISO 8601 with an offset; calendar days are \`YYYY-MM-DD\`; names are camelCase.
- Lists come in pages: send \`next\` of a page as \`cursor\` to get the one after it.
- A POST that creates answers 201 with \`Location\`. With an \`Idempotency-Key\` of your choice, the same request sent again within 24 hours gets the first answer and changes nothing; another request under the same key is refused (422).
- A PATCH needs \`If-Match\` with the \`ETag\` you read. If somebody was faster, it is refused (412) and nothing is lost.
- Refusals are \`application/problem+json\` (RFC 9457): \`code\` is for programs, \`title\` and \`detail\` for people, in the language of \`Accept-Language\`.
- What belongs to another business does not exist for you (404).
`.trim();

const PROBLEM_SCHEMA: SchemaObject = {
  type: 'object',
  description: 'Why a request was refused (RFC 9457)',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', example: 'urn:dau-goc:problem:invalid' },
    title: { type: 'string', example: 'Some fields need correcting.' },
    status: { type: 'integer', example: 422 },
    detail: { type: 'string' },
    instance: {
      type: 'string',
      description: 'Names the request in the log',
      example: 'urn:dau-goc:request:0192f1c0-7a3e-7c1d-9b1e-2f6a1c9d0e11',
    },
    code: { type: 'string', description: 'Stable; for programs', example: 'invalid' },
    errors: {
      type: 'array',
      description: 'One entry a field',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string', example: 'name' },
          code: { type: 'string', example: 'required' },
          message: { type: 'string', example: 'Please fill this in.' },
        },
      },
    },
  },
};

/** The OpenAPI 3.0 document of every route under `/api`, from the decorators, with what holds for all of them added. */
export function openApiDocument(
  app: INestApplication,
  registry: RegistryConfig,
  publicUrl: string,
): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle(`${registry.name}: API`)
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setOpenAPIVersion('3.0.3')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer(publicUrl)
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'dg_…', description: 'An API key.' },
      SECURITY,
    );
  if (registry.contactEmail !== undefined)
    builder.setContact(registry.agencyEn, publicUrl, registry.contactEmail);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) => `${controller.replace(/(Api)?Controller$/, '')}_${method}`,
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM_SCHEMA },
    responses: {
      Problem: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of operationsOf(item)) complete(document, path, method, operation);
  }
  return document;
}

export function operationsOf(item: PathItemObject): (readonly [Method, OperationObject])[] {
  return METHODS.flatMap((method) => {
    const operation = item[method];
    return operation === undefined ? [] : [[method, operation] as const];
  });
}

/** Adds the headers and refusals that the frame of the service gives to every route. */
function complete(document: OpenAPIObject, path: string, method: Method, operation: OperationObject): void {
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) addPathParameter(operation, name);
  const created = operation.responses['201'];
  const guarded = operation.security !== undefined;
  if (method === 'post' && created !== undefined) {
    addHeader(
      operation,
      'Idempotency-Key',
      false,
      'Any text of up to 255 printable characters, new for each thing you create',
      '6b1f6f0e-create-lot',
    );
  }
  const refusals = new Set<string>();
  if (guarded) ['401', '403'].forEach((status) => refusals.add(status));
  if (path.includes('{')) refusals.add('404');
  if (method === 'post' || method === 'patch' || method === 'put')
    ['400', '409', '422'].forEach((status) => refusals.add(status));
  if (hasHeader(operation, 'If-Match')) ['412', '428'].forEach((status) => refusals.add(status));
  if ((operation.parameters ?? []).some((each) => 'in' in each && each.in === 'query')) refusals.add('422');
  for (const status of refusals) operation.responses[status] ??= PROBLEM;
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!status.startsWith('2') || response === undefined || '$ref' in response) continue;
    if (status === '201')
      response.headers = { ...response.headers, Location: header('Address of what was created') };
    if (isVersioned(document, response))
      response.headers = { ...response.headers, ETag: header('The version, for If-Match', '"1"') };
  }
}

/** One that the controller reads without saying so; every `id` is a UUID (`IdPipe`). */
function addPathParameter(operation: OperationObject, name: string): void {
  const schema: SchemaObject = name === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string' };
  const declared = (operation.parameters ?? []).find(
    (each): each is ParameterObject => 'in' in each && each.in === 'path' && each.name === name,
  );
  if (declared !== undefined) declared.schema = { ...declared.schema, ...schema };
  else operation.parameters = [...(operation.parameters ?? []), { name, in: 'path', required: true, schema }];
}

function addHeader(
  operation: OperationObject,
  name: string,
  required: boolean,
  description: string,
  example: string,
): void {
  if (hasHeader(operation, name)) return;
  const parameter: ParameterObject = {
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string', example },
  };
  operation.parameters = [...(operation.parameters ?? []), parameter];
}

function hasHeader(operation: OperationObject, name: string): boolean {
  return (operation.parameters ?? []).some(
    (each) => 'in' in each && each.in === 'header' && each.name.toLowerCase() === name.toLowerCase(),
  );
}

function header(description: string, example?: string) {
  return {
    description,
    schema: example === undefined ? { type: 'string' } : { type: 'string', example },
  } as const;
}

function isVersioned(document: OpenAPIObject, response: ResponseObject): boolean {
  const schema = response.content?.['application/json']?.schema;
  return schema !== undefined && resolve(document, schema).properties?.['version'] !== undefined;
}

/** What a reference to a schema stands for. */
export function resolve(document: OpenAPIObject, schema: SchemaObject | ReferenceObject): SchemaObject {
  if (!('$ref' in schema)) return schema;
  const name = schema.$ref.split('/').at(-1) ?? '';
  const found = document.components?.schemas?.[name];
  return found === undefined ? {} : resolve(document, found);
}
