import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { addGate } from './access/gate.js';
import { pageOfRequest } from './access/page-of-request.js';
import { publishApiDocument } from './api-docs/api-docs.module.js';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { Clock } from './platform/clock.js';
import { Database } from './platform/database/database.js';
import { Notifications } from './platform/database/notifications.js';
import { AnswerInterceptor } from './platform/http/answer.interceptor.js';
import { addMethodRefusal } from './platform/http/allowed-methods.js';
import { Assets, PUBLIC_FOLDER } from './platform/http/assets.js';
import { addBodyParsers } from './platform/http/body-parsers.js';
import { SMALLEST } from './platform/http/body-rules.js';
import { addCompression } from './platform/http/compression.js';
import { IdempotencyInterceptor } from './platform/http/idempotency.interceptor.js';
import { InputPipe } from './platform/http/input.pipe.js';
import { ReplySeal } from './platform/http/reply-seal.js';
import { PageContexts } from './platform/http/page-contexts.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { newRequestId, RequestRecords } from './platform/http/request-records.js';
import { addServerHooks, readableUrl } from './platform/http/server-hooks.js';
import { Alone, type Team } from './platform/processes/team.js';
import { TracePages } from './traces/trace-pages.js';
import { Jobs } from './platform/jobs/jobs.service.js';
import { requestLines } from './platform/log.js';
import type { RegistryProvince } from './platform/registry-province.js';

// Bodies are read by our own parsers, which count first.
const QUIET: NestApplicationOptions = { logger: false, abortOnError: false, bodyParser: false };

/** A photograph of 8 MB over a slow network; the lines before it are written at once. Who takes longer is cut. */
const REQUEST_MS = 30_000;
const HEADERS_MS = 8_000;
const CHECKED_EVERY_MS = 2_000;
/** Each costs some 20 kB while it says nothing. */
const CONNECTIONS = 2_000;

export interface AppOptions {
  readonly config: Config;
  readonly log: Logger;
  /** A migrated database with the reference data loaded. */
  readonly databaseUrl: string;
  readonly province: RegistryProvince;
  readonly clock?: Clock;
  /** The processes it serves with; without, it serves alone. */
  readonly team?: Team | undefined;
  /** `false`: work that comes round by the clock is not done, as in tests, which call it. */
  readonly byTheClock?: boolean;
}

/** Builds the whole application, ready to listen or to be called by a test. */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const { config, log, databaseUrl, province } = options;
  const clock = options.clock ?? new Clock();
  const team = options.team ?? new Alone();
  const notifications = new Notifications(databaseUrl);
  await notifications.start();
  const assets = Assets.load();
  const secure = config.http.publicUrl.startsWith('https:');

  const adapter = new FastifyAdapter({
    trustProxy: trustProxy(config.http.trustProxy),
    bodyLimit: SMALLEST.bytes, // of an address that declares none; routes have their own
    genReqId: newRequestId,
    requestTimeout: REQUEST_MS,
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECKED_EVERY_MS },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 2000 },
    rewriteUrl: readableUrl,
  });
  const core = { config, log, databaseUrl, notifications, assets, province, clock, team };
  // Nest's own log would tell of every route at each start; ours tells of requests.
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(core), adapter, QUIET);
  const fastify = app.getHttpAdapter().getInstance();

  await app.register(cookie);
  await app.register(helmet, contentSecurity(secure));
  await app.register(multipart);
  await app.register(fastifyStatic, {
    root: `${PUBLIC_FOLDER}assets`,
    prefix: '/assets/',
    immutable: true,
    preCompressed: true,
    maxAge: '365d',
    index: false,
  });
  addCompression(fastify);
  const records = app.get(RequestRecords);
  records.on(requestLines(log));
  addServerHooks(fastify, { records, languages: config.registry.languages, secure });
  addMethodRefusal(fastify);
  addGate(fastify, app);
  addBodyParsers(fastify);
  const pages = app.get(PageContexts);
  fastify.decorateRequest('pageContext', function pageContext() {
    return pageOfRequest(pages, this);
  });

  app.useGlobalPipes(new InputPipe());
  app.useGlobalInterceptors(
    new IdempotencyInterceptor(app.get(Database), clock, new ReplySeal(config.secrets.dataKey)),
    new AnswerInterceptor(),
  );
  app.useGlobalFilters(new ProblemFilter(log));
  if (options.byTheClock === false) app.get(Jobs).stopClock();
  await app.init();
  await fastify.ready();
  fastify.server.maxConnections = CONNECTIONS;
  await app.get(TracePages).answerBefore(fastify);
  publishApiDocument(app);
  return app;
}

/** A number of proxies means: believe that many hops, counted from this machine. */
function trustProxy(setting: Config['http']['trustProxy']) {
  return typeof setting === 'number' ? (_address: string, hop: number) => hop < setting : setting;
}

function contentSecurity(secure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        // blob: a photograph shown before it is sent; data: the picture of a code in a page saved for printing.
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' as const },
    crossOriginEmbedderPolicy: false,
    permissionsPolicy: undefined,
  };
}
