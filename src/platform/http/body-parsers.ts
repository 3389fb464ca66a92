import { BadRequestException, HttpException, HttpStatus, PayloadTooLargeException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BadRequest } from '../errors.js';
import { type BodyRule, DEPTH_MAX, FIELDS_MAX, FILE_MAX_BYTES, SMALLEST } from './body-rules.js';
import type { Upload } from './form.js';
import { jsonFault } from './json-bounds.js';

type Fields = Record<string, string | string[]>;

const TOO_MANY = 'too-many-values';

/** Reads bodies: JSON, forms of both kinds, pictures, sheets. Each is measured against the rule of its route before anything is made of it. */
export function addBodyParsers(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  const json = ['application/json', 'application/ld+json'];
  fastify.addContentTypeParser<string>(json, { parseAs: 'string' }, (request, body, done) => {
    settle(done, () => readJson(body, ruleOf(request)));
  });
  const form = 'application/x-www-form-urlencoded';
  fastify.addContentTypeParser<string>(form, { parseAs: 'string' }, (_request, body, done) => {
    settle(done, () => readFields(body));
  });
  fastify.addContentTypeParser<Buffer>(
    /^(?:image\/|application\/pdf$|(?:text\/(?:csv|tab-separated-values)|application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet)(?:;|$))/,
    { parseAs: 'buffer' },
    (_request, body, done) => {
      done(null, body);
    },
  );
  fastify.addHook('preValidation', async (request) => {
    // PostgreSQL cannot store U+0000, so nothing we know can contain it.
    if (/%00/.test(request.url)) throw new BadRequest('nul-character');
    if (request.isMultipart()) await readMultipart(request).catch(refuseUnreadable);
    if (containsNul(request.body, 0)) throw new BadRequest('nul-character');
  });
}

/**
 * Refuses by its declared length what would be refused once it were read. The plugin for forms bounds every part, not all of them
 * together; browsers and `curl -F` say how long a form is, and Node reads no more than what was said.
 */
export function assertLength(request: FastifyRequest): void {
  const length = request.headers['content-length'];
  if (length !== undefined && Number(length) > ruleOf(request).bytes) throw new PayloadTooLargeException();
  if (length === undefined && /^multipart\//i.test(request.headers['content-type'] ?? ''))
    throw new HttpException('', HttpStatus.LENGTH_REQUIRED);
}

export function ruleOf(request: FastifyRequest): BodyRule {
  return request.routeOptions.config.body ?? SMALLEST;
}

function readJson(text: string, rule: BodyRule): unknown {
  const fault = jsonFault(text, rule);
  if (fault !== null) throw new BadRequest(fault, fault === TOO_MANY ? 413 : 400);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new BadRequestException();
  }
}

type Done = (error: Error | null, body?: unknown) => void;

function settle(done: Done, read: () => unknown): void {
  let body: unknown;
  try {
    body = read();
  } catch (error) {
    done(error instanceof Error ? error : new Error('a body could not be read', { cause: error }));
    return;
  }
  done(null, body);
}

/** Names a form may have that an ordinary object has already are names like others here. */
function noFields(): Fields {
  return Object.create(null) as Fields;
}

function addField(fields: Fields, name: string, value: string): void {
  const before = fields[name];
  if (before === undefined) fields[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else fields[name] = [before, value];
}

function readFields(text: string): Fields {
  let count = 1;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) count += 1;
  if (count > FIELDS_MAX) throw new BadRequest(TOO_MANY, 413);
  const fields = noFields();
  for (const [name, value] of new URLSearchParams(text)) addField(fields, name, value);
  return fields;
}

async function readMultipart(request: FastifyRequest): Promise<void> {
  const { bytes, files, fileBytes = FILE_MAX_BYTES } = ruleOf(request);
  const fields = noFields();
  const uploads = new Map<string, Upload>();
  const limits = {
    fileSize: Math.min(bytes, fileBytes),
    files,
    fields: FIELDS_MAX,
    fieldSize: bytes,
    parts: FIELDS_MAX + files,
  };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      const data = await part.toBuffer();
      if (data.length > 0)
        uploads.set(part.fieldname, { filename: part.filename, mimetype: part.mimetype, data });
    } else addField(fields, part.fieldname, typeof part.value === 'string' ? part.value : '');
  }
  request.body = fields;
  request.state.uploads = uploads;
}

/** The parser's own limits carry a status (413); everything else it meets is a body that is no multipart. */
function refuseUnreadable(error: unknown): never {
  if (error instanceof Error && 'statusCode' in error) throw error;
  throw new BadRequestException();
}

function containsNul(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return false;
  if (depth > DEPTH_MAX) throw new BadRequest('too-deep');
  return Object.entries(value).some(([key, item]) => key.includes('\0') || containsNul(item, depth + 1));
}
