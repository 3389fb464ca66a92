import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.setup.js';
import { ConfigError, loadConfig } from './config.js';
import { openDatabase } from './open-database.js';
import { createLog } from './platform/log.js';
import { loadSamples } from './samples/load-samples.js';

// The supervisor kills after ten; an embedded server needs some of it.
const CLOSE_WITHIN_MS = 7000;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLog(config.log.level);
  const database = await openDatabase(config, log);
  let app: NestFastifyApplication | undefined;
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    const late = setTimeout(() => log.warn('requests were still running and were cut'), CLOSE_WITHIN_MS);
    await Promise.race([app?.close(), new Promise((done) => setTimeout(done, CLOSE_WITHIN_MS))]);
    clearTimeout(late);
    await database.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));

  app = await createApp({ config, log, databaseUrl: database.url, province: database.province });
  if (config.sampleData) await loadSamples(app, config);
  try {
    await app.listen(config.http.port, config.http.host);
  } catch (error) {
    await app.close();
    await database.stop();
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) {
      throw new ConfigError('PORT', `${config.http.port} is taken or not allowed`, 'set another one, as in PORT=3001');
    }
    throw error;
  }
  announce(config);
}

function announce(config: ReturnType<typeof loadConfig>): void {
  const lines = [
    '',
    `  ${config.registry.name} is ready at ${config.http.publicUrl}`,
    ...(config.sampleData ? [`  Sample accounts: ${config.dataDir}/sample-accounts.json`] : []),
    `  Data: ${config.database.url === undefined ? config.dataDir : 'the server of DATABASE_URL'}`,
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof ConfigError ? `${error.message}\n` : `${String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
});
