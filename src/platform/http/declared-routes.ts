import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** A route as its controller declares it, before the router knows it. */
export interface DeclaredRoute {
  readonly method: string;
  /** `/api/v1/lots/:id` */
  readonly path: string;
  /** What a decorator of the handler, or else of its class, says under a key. */
  readonly said: (key: string) => unknown;
}

export function declaredRoutes(app: NestFastifyApplication): DeclaredRoute[] {
  const scanner = new MetadataScanner();
  const routes: DeclaredRoute[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as object;
      for (const name of scanner.getAllMethodNames(prototype)) {
        const handler: unknown = Reflect.get(prototype, name);
        if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler)) continue;
        const said = (key: string): unknown =>
          Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, metatype);
        const method = RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, handler))] ?? '';
        for (const prefix of list(Reflect.getMetadata(PATH_METADATA, metatype)))
          for (const path of list(Reflect.getMetadata(PATH_METADATA, handler)))
            routes.push({ method, path: join(prefix, path), said });
      }
    }
  }
  return routes;
}

function list(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each) => typeof each === 'string');
}

function join(prefix: string, path: string): string {
  const whole = `/${prefix}/${path}`.replace(/\/+/g, '/');
  return whole.length > 1 ? whole.replace(/\/$/, '') : whole;
}
