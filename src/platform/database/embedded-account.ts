import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync } from 'node:fs';

/** The system user the server runs as; undefined: the user of this process. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, so root hands it to an unprivileged user that exists already. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = users.find((line) => line.startsWith(`${wanted}:`))?.split(':') ?? [];
    if (name !== undefined && uid !== undefined && gid !== undefined) {
      return { name, uid: Number(uid), gid: Number(gid) };
    }
  }
  throw new Error('neither a user "postgres" nor a user "nobody" exists to run the embedded PostgreSQL as');
}

/** Options that make a child process run as the account, from a folder any account can enter. */
export function asAccount(account: Account | undefined): { cwd: string; uid?: number; gid?: number } {
  return account === undefined ? { cwd: '/' } : { cwd: '/', uid: account.uid, gid: account.gid };
}

/** Whether the account can pass through the folder. Asked of the system itself, so that ACLs and mounts count too. */
export function canEnter(folder: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], asAccount(account)).status === 0;
}

/** Where root keeps what another user must reach while the checkout or the data directory is closed to it. */
export const sharedFolder = '/var/lib/dau-goc';

/** Creates the shared folder; false when it cannot be, or when it is not this user's alone to write. */
export function prepareSharedFolder(account: Account | undefined): boolean {
  try {
    mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  } catch {
    return false; // the caller names the folder and the remedy
  }
  return isOwn(sharedFolder) && canEnter(sharedFolder, account);
}

/** A real folder of this user's that nobody else may write: nothing in it was planted. */
export function isOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}
