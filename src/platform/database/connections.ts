/** Shared out among the processes of a service (WEB_CONCURRENCY), for PostgreSQL allows a hundred unless told otherwise. */
const TOGETHER = 24;
const MOST = 10;
const LEAST = 3;

/** For counting tries. Few, and apart: whoever waits for one may hold a transaction, and its statements are short. */
export const COUNTING = 2;
/** Of the jobs: one listens, one looks after the schedule, the others work. */
export const JOBS_AT_ONCE = 2;
export const JOBS = JOBS_AT_ONCE + 2;
const LISTENING = 1;
/** The lock of the embedded server, a migration, somebody with psql. */
const FURTHER = 4;

/** Connections of one process for writing and, as many again, for reading. */
export function poolSize(serving: number): number {
  return Math.max(LEAST, Math.min(MOST, Math.floor(TOGETHER / serving)));
}

/** What all processes of a service may open together. */
export function connectionsOf(serving: number): number {
  const each = 2 * poolSize(serving) + COUNTING + LISTENING;
  const processes = serving === 1 ? 1 : serving + 1; // the leader works on jobs
  return processes * each + JOBS + FURTHER;
}
