import { setTimeout } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { Database, type Tx } from '../platform/database/database.js';
import { LOG } from '../platform/platform.module.js';
import { playSamples } from './play-samples.js';
import { readAccounts, SAMPLE_DOMAIN, SampleAccounts, writeAccounts } from './sample-accounts.js';

/** What became of the samples: put in now, there already, or there with accounts that were made anew. */
export type Loaded = 'loaded' | 'present' | 'accounts-renewed' | 'accounts-lost';

const AGAIN_MS = 200;

/**
 * Puts the sample data in, all of it or nothing: one transaction, which ends after the accounts are on disk, so that
 * there are never samples whose accounts nobody knows. Where they are already, nothing changes.
 *
 * Should `sample-accounts.json` be lost, its accounts get new passwords and keys: with the embedded database, which lies
 * in the same folder, and wherever `renew` asks for it. Elsewhere another machine may hold the file, so nothing is done
 * by itself.
 */
export async function loadSamples(
  app: NestFastifyApplication,
  config: Config,
  { renew = config.database.url === undefined } = {},
): Promise<Loaded> {
  const load = async (tx: Tx): Promise<Loaded | null> => {
    // Two replicas that start together; held until commit. Waited for outside: on a slow machine it takes longer than a statement may.
    const [{ mine } = { mine: false }] = await tx.query<{ mine: boolean }[]>(
      `select pg_try_advisory_xact_lock(hashtext('dau-goc sample data')) as mine`,
    );
    if (!mine) return null;
    if (!(await arePresent(tx))) {
      writeAccounts(config.dataDir, await playSamples(app, tx));
      return 'loaded';
    }
    if (readAccounts(config.dataDir) !== null) return 'present';
    if (!renew) return 'accounts-lost';
    writeAccounts(config.dataDir, await new SampleAccounts(app, tx).renew());
    return 'accounts-renewed';
  };
  let loaded = await app.get(Database).joining(load);
  while (loaded === null) {
    await setTimeout(AGAIN_MS);
    loaded = await app.get(Database).joining(load);
  }
  tell(app.get<Logger>(LOG), loaded);
  return loaded;
}

async function arePresent(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ present: boolean }[]>(
    'select exists (select from users where right(email, length($1)) = $1) as present',
    [SAMPLE_DOMAIN],
  );
  return row?.present === true;
}

function tell(log: Logger, loaded: Loaded): void {
  if (loaded === 'loaded') log.info('the sample data were loaded');
  if (loaded === 'accounts-renewed')
    log.warn(
      'sample-accounts.json was missing: the sample accounts have new passwords and keys; the old ones are void',
    );
  if (loaded === 'accounts-lost')
    log.warn(
      'the sample data are loaded, but sample-accounts.json is not here; "npm run seed" makes the accounts anew',
    );
}
