import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { TestDatabase } from '../test/support/database.js';

/** Kernel ticks a second in /proc; 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Processor time of processes so far, in seconds; NaN where /proc does not tell. */
export function cpuSeconds(pids: readonly (number | undefined)[]): number {
  if (process.platform !== 'linux') return NaN;
  return pids.reduce((sum: number, pid) => sum + secondsOf(pid), 0);
}

function secondsOf(pid: number | undefined): number {
  try {
    const fields = statOf(String(pid));
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return 0; // it has ended
  }
}

/** Processor time of what this process has run and waited for, in seconds; NaN where /proc does not tell. */
export function secondsOfEnded(): number {
  if (process.platform !== 'linux') return NaN;
  const fields = statOf('self');
  return (Number(fields[13]) + Number(fields[14])) / TICKS;
}

/** Fields of proc_pid_stat(5) from the third on. */
function statOf(pid: string): string[] {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
}

export function childrenOf(pid: number | undefined): number[] {
  if (process.platform !== 'linux') return [];
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children === '' ? [] : children.split(' ').map(Number);
}

/** The sessions of everybody else on a database of this machine. */
export async function sessionsOf(db: TestDatabase): Promise<number[]> {
  const rows = await db.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() order by pid',
  );
  return rows.map(({ pid }) => pid);
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

export function hasWrk(): boolean {
  return spawnSync('wrk', ['-v']).error === undefined;
}
