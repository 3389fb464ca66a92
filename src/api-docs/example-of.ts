import type { OpenAPIObject } from '@nestjs/swagger';
import type { ReferenceObject, SchemaObject } from './open-api-types.js';
import { resolve } from './open-api.js';

const DEEPEST = 6;

/** Something that fits a schema, made of the examples in it; optional fields without an example are left out of requests. */
export function exampleOf(
  document: OpenAPIObject,
  schema: SchemaObject | ReferenceObject,
  options: { readonly all: boolean },
  depth = 0,
): unknown {
  const found = resolve(document, schema);
  if (found.example !== undefined) return found.example as unknown;
  if (found.default !== undefined) return found.default as unknown;
  const choice: unknown = found.enum?.[0];
  if (choice !== undefined) return choice;
  const [part] = found.oneOf ?? found.anyOf ?? [];
  if (part !== undefined) return exampleOf(document, part, options, depth);
  if (found.allOf !== undefined) {
    const parts = found.allOf.map((each) => exampleOf(document, each, options, depth));
    return parts.length === 1 ? parts[0] : Object.assign({}, ...parts);
  }
  if (found.properties !== undefined && depth < DEEPEST) {
    const required = new Set(found.required);
    const shown = Object.entries(found.properties).filter(
      ([name, property]) =>
        options.all || required.has(name) || resolve(document, property).example !== undefined,
    );
    return Object.fromEntries(
      shown.map(([name, property]) => [name, exampleOf(document, property, options, depth + 1)]),
    );
  }
  if (found.nullable === true) return null;
  if (found.type === 'array') {
    return found.items === undefined || depth >= DEEPEST
      ? []
      : [exampleOf(document, found.items, options, depth + 1)];
  }
  return simple(found);
}

function simple({ type, format }: SchemaObject): unknown {
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  if (type === 'object') return {};
  if (format === 'uuid') return '0192f1c0-7a3e-7c1d-9b1e-2f6a1c9d0e11';
  if (format === 'date-time') return '2026-11-21T02:14:00.000Z';
  return format === 'date' ? '2026-11-21' : '…';
}
