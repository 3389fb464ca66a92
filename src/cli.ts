import { createApp } from './app.setup.js';
import { ConfigError, loadConfig } from './config.js';
import { openDatabase } from './open-database.js';
import { createLog } from './platform/log.js';
import { loadSamples } from './samples/load-samples.js';

const USAGE = 'Usage: npm run seed\n  Loads the sample data into the database of the configuration.\n';

async function main(command: string | undefined, rest: readonly string[]): Promise<number> {
  if (command !== 'seed' || rest.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const config = loadConfig(process.env);
  const log = createLog(config.log.level);
  const database = await openDatabase(config, log);
  try {
    const app = await createApp({ config, log, databaseUrl: database.url, province: database.province });
    const loaded = await loadSamples(app, config, { renew: true });
    await app.close();
    process.stdout.write(`${SAID[loaded]}\nSample accounts: ${config.dataDir}/sample-accounts.json\n`);
  } finally {
    await database.stop();
  }
  return 0;
}

const SAID = {
  loaded: 'The sample data are loaded.',
  present: 'The sample data were there already; nothing was changed.',
  'accounts-renewed':
    'The sample data were there already; their accounts have new passwords and keys, since the file was missing.',
  'accounts-lost': 'The sample data were there already.',
} as const;

main(process.argv[2], process.argv.slice(3)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const report =
      error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error);
    process.stderr.write(`${report}\n`);
    process.exit(1);
  },
);
