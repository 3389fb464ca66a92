import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { LogLevel } from '../config.js';

/**
 * The service's log: one JSON object a line, readable text on a terminal. Carries no personal data: callers log ids and
 * routes, never names or addresses, and what an error drags along is cut by `describeError`.
 */
export function createLog(
  level: LogLevel,
  {
    destination,
    process,
  }: { readonly destination?: DestinationStream; readonly process?: number | undefined } = {},
): Logger {
  return pino(
    {
      level,
      // The process id and host name are the supervisor's to add; several processes have one log, and a number each.
      base: process === undefined ? null : { process },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, error: describeError },
      redact: {
        // A second lock behind "callers log ids": these never leave, whoever logs an object that has them.
        paths: ['password', 'token', 'email', 'authorization', 'cookie'].flatMap((key) => [
          key,
          `*.${key}`,
          `*.*.${key}`,
        ]),
        remove: true,
      },
    },
    destination ?? openDestination(),
  );
}

function openDestination(): DestinationStream {
  if (process.stdout.isTTY)
    return PinoPretty({ sync: true, singleLine: true, ignore: 'requestId', translateTime: 'SYS:HH:MM:ss.l' });
  // Written by the page or by the second, whichever is first; flushed at exit by pino itself. No more than a pipe takes whole
  // (POSIX, PIPE_BUF): several processes may share it. Longer ones cost more, too: what collects is measured at every line.
  return pino.destination({ dest: 1, sync: false, minLength: 3_584, maxWrite: 4_096, periodicFlush: 1000 });
}

// Database drivers hang the failing statement, its parameters and the row's values on their errors.
const safeProperties = ['code', 'constraint', 'table', 'column', 'syscall', 'statusCode'] as const;

function describeError(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const { name, message, stack, cause } = error as Partial<Error>;
  const kept = safeProperties.flatMap((key) => (key in error ? [[key, Reflect.get(error, key)]] : []));
  return {
    type: name,
    message,
    stack,
    ...Object.fromEntries(kept),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
}
