import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, ConfigError, loadConfig, orRemoved } from './config.js';
import { openDatabase } from './open-database.js';
import { createLog } from './platform/log.js';
import { closeInTime } from './platform/processes/close-in-time.js';
import { Leader } from './platform/processes/leader.js';
import { findPort, listen } from './platform/processes/listen.js';
import { accountsFile, readAccounts } from './samples/sample-accounts.js';

const WORKER = fileURLToPath(new URL('worker.js', import.meta.url));

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const { port, host, processes } = config.http;
  const log = createLog(config.log.level, { process: processes > 1 ? 0 : undefined });
  const ending = new AbortController();
  const isEnding = () => ending.signal.aborted;
  const opening = openDatabase(config, log, { onLost: fail, ending: ending.signal });
  const leader = processes > 1 ? new Leader({ serving: processes, log, onLost: endWith }) : undefined;
  let app: NestFastifyApplication | undefined;

  const stop = async (): Promise<void> => {
    await Promise.all([leader?.stop(), closeInTime(app, log)]);
    await (await opening.catch(() => undefined))?.stop();
  };
  const end = (): Promise<void> => {
    ending.abort();
    return stop();
  };
  function endWith(reason: Error): void {
    if (!isEnding()) void end().finally(() => fail(reason));
  }
  // From the first moment on: a start that is interrupted must not leave its PostgreSQL behind.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isEnding()) return;
      log.info({ signal }, 'stopping');
      end().then(() => process.exit(0), fail);
    });
  }

  try {
    // Loaded while the database starts; whoever gets a setting wrong reads so without waiting for it.
    const loading = Promise.all([import('./app.setup.js'), import('./samples/load-samples.js')]);
    const [{ url, province }, [{ createApp }, { loadSamples }]] = await Promise.all([opening, loading]);
    if (isEnding()) return;
    leader?.hire(WORKER, { config, databaseUrl: url, province }); // they get ready meanwhile
    app = await createApp({ config, log, databaseUrl: url, province, team: leader });
    if (config.sampleData) await loadSamples(app, config);
    if (isEnding()) return;
    if (leader === undefined) await listen(app, port, host);
    else await leader.serve(await findPort(port, host));
  } catch (error) {
    if (isEnding()) return; // what was under way has lost its database to the signal
    ending.abort();
    await stop();
    throw orRemoved(error, config.dataDir);
  }
  if (!isEnding()) announce(config);
}

function announce(config: Config): void {
  const lines = [
    '',
    `  ${config.registry.name} is ready at ${config.http.publicUrl}`,
    ...(config.sampleData ? sampleAccounts(config.dataDir) : []),
    `  Data: ${config.database.url === undefined ? config.dataDir : 'the server of DATABASE_URL'}`,
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The first of each kind; passwords and keys stay in the file, for this may be a log. */
function sampleAccounts(dataDir: string): string[] {
  const accounts = readAccounts(dataDir) ?? [];
  const kinds = accounts.map(({ role, business }) => `${role} ${business === null}`);
  const firsts = accounts.filter((_, index) => kinds.indexOf(kinds[index] ?? '') === index);
  return [
    `  Sample accounts, with passwords and API keys in ${accountsFile(dataDir)}:`,
    ...firsts.map(({ role, email, business }) =>
      `    ${role.padEnd(13)} ${email.padEnd(38)} ${business ?? ''}`.trimEnd(),
    ),
  ];
}

function fail(error: unknown): never {
  const report =
    error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${report}\n`);
  process.exit(1);
}

main().catch(fail);
