import { Pool, type PoolClient } from 'pg';
import { isDatabaseTrouble } from '../database/trouble.js';

/** `cannot_connect_now`: graphile-worker tries again after this one, from 3 seconds to 2 minutes later, a hundred times. */
const TRY_AGAIN = '57P03';

/**
 * The connections of the jobs. How a job ended is written when it has; graphile-worker waits for nobody there, so a database that
 * is away at that moment would end the process, and leave the job as one that is being worked on for hours. It tries again where it
 * is told that the server cannot be reached just now, so it is told so whatever the trouble's own words are.
 * @param heard of connections that break
 */
export function openJobPool(connectionString: string, max: number, heard: (error: Error) => void): Pool {
  const pool = new Pool({ connectionString, max });
  pool.on('error', heard);
  pool.on('connect', (client) => {
    client.on('error', heard);
    tryAgainAfterTrouble(client, 'query');
  });
  tryAgainAfterTrouble(pool, 'connect');
  return pool;
}

/** What takes a callback instead is left alone: the listener of new jobs, which connects again by itself. */
function tryAgainAfterTrouble(target: Pool | PoolClient, method: 'connect' | 'query'): void {
  const original: unknown = Reflect.get(target, method);
  if (typeof original !== 'function') return;
  Reflect.set(target, method, (...given: unknown[]) => {
    const answer: unknown = Reflect.apply(original, target, given);
    return answer instanceof Promise ? answer.catch(rethrow) : answer;
  });
}

function rethrow(error: unknown): never {
  if (!isDatabaseTrouble(error)) throw error;
  const { message } = error instanceof Error ? error : new Error(String(error));
  throw Object.assign(new Error(message, { cause: error }), { code: TRY_AGAIN });
}
