import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemCode } from '../system-error.js';

/**
 * Stops in order: sessions that are about to leave get a moment for it (a client cut off while it says goodbye reports
 * an error), then all are shown out, after the grace time without ceremony. Either way nothing committed is lost.
 */
export async function stopServer(pid: number, graceMs = 4000): Promise<void> {
  for (const [signal, patience] of [
    ['SIGTERM', 1000],
    ['SIGINT', graceMs],
    ['SIGQUIT', 2000],
    ['SIGKILL', 2000],
  ] as const) {
    if (!send(pid, signal)) return;
    for (const deadline = Date.now() + patience; Date.now() < deadline;) {
      await sleep(20);
      if (!isAlive(pid)) return;
    }
  }
  throw new Error(`the embedded PostgreSQL (process ${pid}) does not stop`);
}

/** Whether a process of this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
  return !isZombie(pid);
}

// A killed orphan waits for its reaper, which a container's first process may never be.
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false; // no /proc: no way to tell, so it counts as alive
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  if (!isAlive(pid)) return false;
  process.kill(pid, signal);
  return true;
}
