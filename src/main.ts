import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.setup.js';
import { type Config, ConfigError, loadConfig } from './config.js';
import { openDatabase } from './open-database.js';
import { createLog } from './platform/log.js';
import { systemCode } from './platform/system-error.js';
import { loadSamples } from './samples/load-samples.js';
import { accountsFile, readAccounts } from './samples/sample-accounts.js';

// The supervisor kills after ten; an embedded server needs some of it.
const CLOSE_WITHIN_MS = 7000;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLog(config.log.level);
  const opening = openDatabase(config, log, fail);
  let app: NestFastifyApplication | undefined;
  const ending = new AbortController();
  const isEnding = () => ending.signal.aborted;

  const stop = async (): Promise<void> => {
    const late = setTimeout(() => log.warn('requests were still running and were cut'), CLOSE_WITHIN_MS);
    await Promise.race([app?.close(), sleep(CLOSE_WITHIN_MS, undefined, { ref: false })]);
    clearTimeout(late);
    await (await opening.catch(() => undefined))?.stop();
  };
  // From the first moment on: a start that is interrupted must not leave its PostgreSQL behind.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isEnding()) return;
      ending.abort();
      log.info({ signal }, 'stopping');
      opening.then((database) => database.expectEnd()).catch(() => undefined); // main() tells why
      stop().then(() => process.exit(0), fail);
    });
  }

  try {
    const { url, province } = await opening;
    if (isEnding()) return;
    app = await createApp({ config, log, databaseUrl: url, province });
    if (config.sampleData) await loadSamples(app, config);
    await listen(app, config);
  } catch (error) {
    if (isEnding()) return; // what was under way has lost its database to the signal
    await stop();
    throw error;
  }
  if (!isEnding()) announce(config);
}

async function listen(app: NestFastifyApplication, config: Config): Promise<void> {
  const { port, host } = config.http;
  try {
    await app.listen(port, host);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EADDRINUSE') {
      throw new ConfigError(
        'PORT',
        `${port} is taken by another program`,
        'stop that one, or set another, as in PORT=3001',
      );
    }
    if (code === 'EACCES') {
      throw new ConfigError(
        'PORT',
        `${port} is not allowed to this user`,
        'set one above 1023, as in PORT=3000',
      );
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new ConfigError(
        'HOST',
        `${host} is no address of this machine`,
        'set it to one, as in HOST=127.0.0.1',
      );
    }
    throw error;
  }
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
