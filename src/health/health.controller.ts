import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { statfs } from 'node:fs/promises';
import { Public } from '../access/access.decorators.js';
import { CONFIG, type Config } from '../config.js';
import { Database } from '../platform/database/database.js';
import { pendingMigrations } from '../platform/database/migrate.js';
import { Team } from '../platform/processes/team.js';

// Below this PostgreSQL and the log have no room to go on for long.
const FREE_BYTES_NEEDED = 256 * 1024 * 1024;

type Check = 'ok' | 'failed';

/** For the process supervisor and the load balancer. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly db: Database,
    @Inject(CONFIG) private readonly config: Config,
    private readonly team: Team,
  ) {}

  /** The process answers. */
  @Public()
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** It can do its work: the database answers, its schema is the one this code knows, the disk has room, nobody of its team is stuck. */
  @Public()
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const [database, disk, processes] = await Promise.all([
      this.checkDatabase(),
      this.checkDisk(),
      this.checkProcesses(),
    ]);
    const checks = { ...database, disk, ...processes };
    const ready = Object.values(checks).every((check) => check === 'ok');
    void reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    return { status: ready ? 'ok' : 'failed', checks };
  }

  private async checkDatabase(): Promise<{ database: Check; migrations: Check }> {
    try {
      const rows = await this.db.query<{ name: string }>('select name from schema_migrations');
      const pending = await pendingMigrations(rows.map((row) => row.name));
      return { database: 'ok', migrations: pending === 0 ? 'ok' : 'failed' };
    } catch {
      return { database: 'failed', migrations: 'failed' }; // the answer is the report; the supervisor acts on it
    }
  }

  private async checkProcesses(): Promise<{ processes?: Check }> {
    if (this.team.serving === 1) return {};
    return { processes: (await this.team.askLeader('sound')) === true ? 'ok' : 'failed' };
  }

  private async checkDisk(): Promise<Check> {
    try {
      const { bavail, bsize } = await statfs(this.config.dataDir);
      return bavail * bsize >= FREE_BYTES_NEEDED ? 'ok' : 'failed';
    } catch {
      return 'failed'; // the folder is gone, or its disk is: the answer is the report
    }
  }
}
