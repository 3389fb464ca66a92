import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { CONFIG, type Config, ConfigError } from '../config.js';
import { Unavailable } from '../platform/errors.js';
import { RequestRecords } from '../platform/http/request-records.js';
import { Team } from '../platform/processes/team.js';
import { systemCode } from '../platform/system-error.js';
import { MetricsOfAll, type Snapshot } from './metrics-of-all.js';
import { RequestTimes } from './request-times.js';

/** What the leader asks each worker, and what a worker asks the leader. */
const OWN = 'metrics of one';
const ALL = 'metrics of all';
const RETRY_SECONDS = 5;

/** What Prometheus reads: the process, and the requests by method, route and status. Nothing about persons. */
@Injectable()
export class Metrics implements OnModuleInit, OnModuleDestroy {
  // One of our own, not the library's global one: a process may run two applications, as tests do.
  private readonly registry = new Registry();
  private readonly requests = new RequestTimes(this.registry);
  private readonly all = new MetricsOfAll();
  private server: Server | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly records: RequestRecords,
    private readonly team: Team,
  ) {}

  get contentType(): string {
    return this.registry.contentType;
  }

  async onModuleInit(): Promise<void> {
    const { port, token } = this.config.metrics;
    if (port === undefined && token === undefined) return;
    collectDefaultMetrics({ register: this.registry });
    this.records.on((kind, _id, ms) => this.requests.count(kind, ms));
    this.team.answer(this.team.leads ? ALL : OWN, () => (this.team.leads ? this.text() : this.own()));
    if (port !== undefined && this.team.leads) this.server = await this.listen(port);
  }

  async onModuleDestroy(): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  /** Of all processes together, in Prometheus' text format. */
  async text(): Promise<string> {
    if (this.team.serving === 1) return this.registry.metrics();
    if (this.team.leads) return this.all.text(await this.own(), await this.team.askWorkers(OWN));
    const text = await this.team.askLeader(ALL);
    if (typeof text !== 'string') throw new Unavailable('busy', RETRY_SECONDS);
    return text;
  }

  private own(): Promise<Snapshot> {
    return this.registry.getMetricsAsJSON();
  }

  private async listen(port: number): Promise<Server> {
    const server = createServer((request, response) => {
      if (request.url !== '/metrics') return void response.writeHead(404).end();
      this.text().then(
        (text) => response.writeHead(200, { 'content-type': this.contentType }).end(text),
        () => response.writeHead(500).end(),
      );
    });
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    } catch (error) {
      const cause = systemCode(error) ?? 'unknown error';
      throw new ConfigError(
        'METRICS_PORT',
        `${port} cannot be used (${cause})`,
        'set another one, or METRICS_TOKEN instead',
      );
    }
    return server;
  }
}
