import { RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ACCESS_RULE } from '../../src/access/access.decorators.js';

export interface Route {
  readonly method: string;
  /** As declared: `/api/v1/lots/:id`. */
  readonly path: string;
  /** What the handler or its class declares; undefined when neither does. */
  readonly rule: unknown;
}

/** Every route of the controllers of the running application. */
export function runningRoutes(app: NestFastifyApplication): Route[] {
  const scanner = new MetadataScanner();
  const routes: Route[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype, instance } of module.controllers.values()) {
      if (metatype === null || typeof instance !== 'object') continue;
      const prototype: unknown = Object.getPrototypeOf(instance);
      for (const name of scanner.getAllMethodNames(prototype as object)) {
        const handler: unknown = Reflect.get(instance, name);
        if (typeof handler !== 'function' || !Reflect.hasMetadata('path', handler)) continue;
        const method = RequestMethod[Number(Reflect.getMetadata('method', handler))] ?? '?';
        for (const prefix of list(Reflect.getMetadata('path', metatype))) {
          for (const path of list(Reflect.getMetadata('path', handler))) {
            const rule: unknown =
              Reflect.getMetadata(ACCESS_RULE, handler) ?? Reflect.getMetadata(ACCESS_RULE, metatype);
            routes.push({ method, path: join(prefix, path), rule });
          }
        }
      }
    }
  }
  return routes;
}

/** Every route the HTTP server itself knows, as `GET /path`, whoever added it. */
export function printedRoutes(app: NestFastifyApplication): string[] {
  const lines = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }).split('\n');
  const stack: string[] = [];
  const found: string[] = [];
  for (const line of lines) {
    const match = /^((?:[│ ] {3})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (match === null) continue;
    const [, indent = '', segment = '', methods] = match;
    const depth = indent.length / 4;
    stack.length = depth;
    stack.push(segment);
    if (methods === undefined) continue;
    for (const method of methods.split(', ')) found.push(`${method} ${join(stack.join(''), '')}`);
  }
  return found;
}

function list(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each) => typeof each === 'string');
}

function join(prefix: string, path: string): string {
  const whole = `/${prefix}/${path}`.replace(/\/+/g, '/');
  return whole.length > 1 ? whole.replace(/\/$/, '') : whole;
}
