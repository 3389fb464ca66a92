import { Injectable, NotFoundException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BadRequest, SignInNeeded } from '../platform/errors.js';
import { isApi } from '../platform/http/audience.js';
import { BodyBudget } from '../platform/http/body-budget.js';
import { assertLength } from '../platform/http/body-parsers.js';
import { BODY_RULE, type BodyRule, SMALL, SMALLEST } from '../platform/http/body-rules.js';
import { declaredRoutes } from '../platform/http/declared-routes.js';
import { PublicReads } from '../platform/http/public-reads.js';
import { ACCESS_RULE, type AccessRule } from './access.decorators.js';
import { Team } from '../platform/processes/team.js';
import { ApiKeys } from './keys/api-keys.service.js';
import { assertOwnSite } from './csrf.js';
import { assertCan } from './permissions.js';
import { networkOf } from './network.js';
import { Sessions } from './sessions/sessions.service.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route; undefined for what is no route of a controller. */
    access?: AccessRule;
    body?: BodyRule;
  }
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const QUERY_MAX = 100;

/**
 * Decides with the head of a request alone: who calls, whether they may, and how much they may send. Only then is the body read, so
 * that nobody unknown fills the memory. What needs the body, the token of a form, is left to `AccessGuard`.
 */
@Injectable()
export class Gate {
  private readonly budget: BodyBudget;
  private readonly reads = new PublicReads();

  constructor(
    private readonly sessions: Sessions,
    private readonly apiKeys: ApiKeys,
    { serving }: Team,
  ) {
    this.budget = new BodyBudget(serving);
  }

  async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (manyParameters(request.url)) throw new BadRequest('too-many-values');
    const isSafe = SAFE_METHODS.has(request.method);
    // Nothing is read for an address where nothing is.
    if (request.is404) {
      if (isSafe) return;
      throw new NotFoundException();
    }
    const { access } = request.routeOptions.config;
    if (access === undefined) return;
    if (!isSafe) assertLength(request);
    const forPrograms = isApi(request);
    // The API knows keys alone and pages know cookies alone, so no page of another site can use the API.
    const actor = forPrograms ? await this.apiKeys.actorOf(request) : await this.sessions.actorOf(request);
    request.state.actor = actor;
    if (!forPrograms && request.state.cookieSecret === null) this.sessions.readGuest(request);
    if (access !== 'public') {
      if (!forPrograms && !isSafe) assertOwnSite(request);
      if (actor === null) throw new SignInNeeded();
      if (access !== 'signed-in') assertCan(actor, access);
    }
    const network = networkOf(request.ip);
    if (isSafe && actor === null) this.reads.take(network);
    if (!isSafe) this.budget.enter(actor?.userId ?? network, request, reply);
  }
}

/** Tells the router what the controllers declare of each route, and lets `Gate` stand before all of them. */
export function addGate(fastify: FastifyInstance, app: NestFastifyApplication): void {
  const declared = new Map(declaredRoutes(app).map((route) => [`${route.method} ${route.path}`, route]));
  fastify.addHook('onRoute', (route) => {
    const [method = ''] = [route.method].flat();
    const found = declared.get(`${method === 'HEAD' ? 'GET' : method} ${route.url}`);
    if (found === undefined) return;
    const access = found.said(ACCESS_RULE) as AccessRule | undefined;
    const body = (found.said(BODY_RULE) as BodyRule | undefined) ?? (access === 'public' ? SMALLEST : SMALL);
    route.config = { ...route.config, ...(access === undefined ? {} : { access }), body };
    route.bodyLimit = body.bytes;
  });
  const gate = app.get(Gate);
  fastify.addHook('onRequest', (request, reply) => gate.admit(request, reply));
}

function manyParameters(url: string): boolean {
  let count = 0;
  for (let at = url.indexOf('&'); at >= 0; at = url.indexOf('&', at + 1)) count += 1;
  return count >= QUERY_MAX;
}
