import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { administratorLink } from './access/on-the-server/administrator-link.js';
import { waitingLinks } from './access/on-the-server/waiting-links.js';
import { createApp } from './app.setup.js';
import { type Config, ConfigError, loadConfig } from './config.js';
import { openDatabase } from './open-database.js';
import { Invalid } from './platform/errors.js';
import { createLog } from './platform/log.js';
import { type Loaded, loadSamples } from './samples/load-samples.js';
import { accountsFile } from './samples/sample-accounts.js';

const USAGE = `Usage: node dist/cli.js <command>
  seed                    loads the sample data into the configured database; again, it changes nothing
  administrator <e-mail>  makes an administrator's account and prints the link that sets its password
  link <e-mail>           prints anew what waits at an address: invitations, a sign-up, a reset that was asked for
`;

const SAID: Readonly<Record<Loaded, string>> = {
  loaded: 'The sample data are loaded.',
  present: 'The sample data were there already; nothing was changed.',
  'accounts-renewed':
    'The sample data were there already. The file of their accounts was missing: they have new passwords and keys.',
  'accounts-lost': 'The sample data were there already; the file of their accounts is elsewhere.',
};

type Command = (app: NestFastifyApplication, config: Config) => Promise<string>;

function commandOf([name, ...rest]: readonly string[]): Command | null {
  if (name === 'seed' && rest.length === 0)
    return async (app, config) => {
      const loaded = await loadSamples(app, config, { renew: true });
      return `${SAID[loaded]}\nSample accounts: ${accountsFile(config.dataDir)}`;
    };
  const [email] = rest;
  if (name === 'administrator' && email !== undefined && rest.length === 1)
    return async (app) => `Open this once, within a week: ${await administratorLink(app, email)}`;
  if (name === 'link' && email !== undefined && rest.length === 1)
    return async (app) => {
      const links = await waitingLinks(app, email);
      if (links.length === 0) throw new NothingWaits(email);
      return ['Open once:', ...links].join('\n');
    };
  return null;
}

class NothingWaits extends Error {
  constructor(email: string) {
    super(
      `Nothing waits at ${email}: no invitation, no sign-up of the last day, no reset asked for in the last half hour.`,
    );
  }
}

/** Returns the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const command = commandOf(argv);
  if (command === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  const config = loadConfig(process.env);
  const log = createLog(config.log.level);
  const database = await openDatabase(config, log);
  try {
    const app = await createApp({
      config,
      log,
      databaseUrl: database.url,
      province: database.province,
      byTheClock: false,
    });
    try {
      process.stdout.write(`${await command(app, config)}\n`);
    } finally {
      await app.close();
    }
  } finally {
    await database.stop();
  }
  return 0;
}

function fail(error: unknown): never {
  const report =
    error instanceof ConfigError || error instanceof NothingWaits
      ? error.message
      : error instanceof Invalid
        ? `Refused: ${error.faults.map(({ path, code }) => `${path} ${code}`).join(', ')}`
        : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${report}\n`);
  process.exit(1);
}

main(process.argv.slice(2)).then((code) => process.exit(code), fail);
