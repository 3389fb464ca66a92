import {
  applyDecorators,
  Controller,
  createParamDecorator,
  Delete,
  type ExecutionContext,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
  type Type,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { BadRequest } from '../errors.js';
import { Takes } from './body-rules.js';

/**
 * A route of the API and its place in the document are declared in one go: method, path, status, what it answers, what it is
 * for. Who may use it stands beside it (`@Allow`). What is the same everywhere (ids, refusals, ETag, Location,
 * Idempotency-Key) the document adds by itself.
 */
type Words = string | { readonly summary: string; readonly description: string };

function told(words: Words): MethodDecorator {
  return ApiOperation(typeof words === 'string' ? { summary: words } : words);
}

/** The controller of a feature's routes, which need a key. */
export function ApiFeature(tag: string, path: string) {
  return applyDecorators(ApiBearerAuth('api-key'), PublicApiFeature(tag, path));
}

/** The controller of routes that everybody may call. */
export function PublicApiFeature(tag: string, path: string) {
  return applyDecorators(ApiTags(tag), Controller(path));
}

/** GET of one thing, or of a page of them. */
export function ApiRead(path: string, answer: Type, words: Words) {
  return applyDecorators(Get(path), told(words), ApiOkResponse({ type: answer }));
}

/** GET of something that is not JSON. */
export function ApiFile(path: string, mediaType: string, words: Words) {
  return applyDecorators(Get(path), told(words), ApiProduces(mediaType));
}

/** POST that makes a thing: 201. */
export function ApiCreate(path: string, answer: Type, words: Words) {
  return applyDecorators(Post(path), told(words), ApiCreatedResponse({ type: answer }));
}

/** PATCH from the version that was read: `If-Match` (RFC 9110 §13.1.1). */
export function ApiChange(path: string, answer: Type, words: Words) {
  return applyDecorators(Patch(path), told(words), ApiIfMatch(), ApiOkResponse({ type: answer }));
}

/** PUT of the whole. */
export function ApiReplace(path: string, answer: Type, words: Words) {
  return applyDecorators(Put(path), told(words), ApiOkResponse({ type: answer }));
}

/** POST that takes a step with a thing that is there: 200 with the thing after it, or 204 where there is nothing to tell. */
export function ApiStep(path: string, answer: Type | null, words: Words) {
  return applyDecorators(
    Post(path),
    told(words),
    ...(answer === null
      ? [HttpCode(204), ApiNoContentResponse()]
      : [HttpCode(200), ApiOkResponse({ type: answer })]),
  );
}

/** DELETE: 204. */
export function ApiRemove(path: string, words: Words) {
  return applyDecorators(Delete(path), told(words), HttpCode(204), ApiNoContentResponse());
}

/** Takes a file as its body, of these media types, and nothing else. */
export function ApiTakesFile(...mediaTypes: string[]) {
  return applyDecorators(
    ApiConsumes(...mediaTypes),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The ETag that was read, to go on only if nothing changed since.',
      example: '"1"',
    }),
    Takes('picture'),
  );
}

/** The file such a route was sent. @throws BadRequest for a body of another kind. */
export const SentFile = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!Buffer.isBuffer(body)) throw new BadRequest('image-body-needed', 415);
  return body;
});

/** For a step that starts from the version that was read, as a change does. */
export function ApiIfMatch() {
  return ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The ETag that was read.',
    schema: { type: 'string', example: '"1"' },
  });
}
