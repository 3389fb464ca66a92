import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** A file of a multipart form, in memory; its size is bounded by the server's limits. */
export interface Upload {
  readonly filename: string;
  readonly mimetype: string;
  readonly data: Buffer;
}

/** The fields of an HTML form as they were typed; a field sent more than once is a list. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** A form as it arrived. Pages give the fields back as they were typed when something has to be mended. */
export interface SentForm {
  readonly fields: FormFields;
  readonly uploads: ReadonlyMap<string, Upload>;
}

export const FormBody = createParamDecorator((_: unknown, context: ExecutionContext): SentForm => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { fields: formFields(request.body), uploads: request.state.uploads };
});

/** One field as text; the last one where it was sent several times, undefined where it is missing. */
export function fieldOf(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined;
  const value: unknown = Reflect.get(body, name);
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.findLast((item) => typeof item === 'string') : undefined;
}

function formFields(body: unknown): FormFields {
  const fields = Object.create(null) as Record<string, string | string[]>;
  if (typeof body !== 'object' || body === null) return fields;
  for (const [name, value] of Object.entries(body)) {
    if (name === '_csrf') continue;
    if (typeof value === 'string') fields[name] = value;
    else if (Array.isArray(value)) fields[name] = value.filter((item) => typeof item === 'string');
  }
  return fields;
}
