import { createApp } from './app.setup.js';
import type { Config } from './config.js';
import { createLog } from './platform/log.js';
import { closeInTime } from './platform/processes/close-in-time.js';
import { listen } from './platform/processes/listen.js';
import { Member } from './platform/processes/member.js';
import type { RegistryProvince } from './platform/registry-province.js';

/** What the leader (main.ts) tells each process that serves; nothing is read from the environment a second time. */
interface Welcome {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly province: RegistryProvince;
  readonly number: number;
  readonly serving: number;
}

async function main(): Promise<void> {
  const member = new Member();
  const { config, databaseUrl, province, number } = await member.join(isWelcome);
  const log = createLog(config.log.level, { process: number });
  let close = (): Promise<void> => Promise.resolve();
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    close().then(() => process.exit(0), fail);
  };
  member.onStop(end);
  // A terminal or a supervisor may send them to every process; the leader sends its own word after its own.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);

  const app = await createApp({ config, log, databaseUrl, province, team: member });
  close = () => closeInTime(app, log);
  const port = await member.isBuilt();
  await listen(app, port, config.http.host, true);
  member.isServing();
}

function isWelcome(value: unknown): value is Welcome {
  return typeof value === 'object' && value !== null && 'config' in value && 'databaseUrl' in value;
}

function fail(error: unknown): never {
  process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
}

main().catch(fail);
