import { type DestinationStream, type Logger, pino, stdTimeFunctions, symbols } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { LogLevel } from '../config.js';
import type { RequestKind } from './http/request-records.js';

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
    destination ?? openDestination(process !== undefined),
  );
}

/**
 * Writes the line of each request as `log.info` would, from parts that are ready: it is most of what answering a kept page costs.
 * Nothing in it needs redacting.
 */
export function requestLines(log: Logger): (kind: RequestKind, requestId: string, ms: number) => void {
  if (!log.isLevelEnabled('info')) return () => undefined;
  const stream = Reflect.get(log, symbols.streamSym) as DestinationStream;
  const own = JSON.stringify(log.bindings()).slice(1, -1);
  const after = `Z",${own === '' ? '' : `${own},`}"requestId":"`;
  const middles = new Map<RequestKind, string>();
  let second = NaN;
  let upToSecond = '';
  return (kind, requestId, ms) => {
    let middle = middles.get(kind);
    if (middle === undefined) {
      middle = `","${JSON.stringify(kind).slice(2, -1)},"ms":`;
      middles.set(kind, middle);
    }
    const now = Date.now();
    const into = now % 1000;
    if (now - into !== second) {
      second = now - into;
      upToSecond = `{"level":"info","time":"${new Date(now).toISOString().slice(0, -4)}`;
    }
    stream.write(
      `${upToSecond}${thousandths[into] ?? ''}${after}${requestId}${middle}${ms},"msg":"request"}\n`,
    );
  };
}

const thousandths = Array.from({ length: 1000 }, (_, at) => String(at).padStart(3, '0'));

/** Of one process, which has the stream to itself. */
const GROUP_BYTES = 32_768;
/** A pipe takes so much whole (POSIX, PIPE_BUF), so that lines of several processes never mix. */
const SHARED_BYTES = 4_096;
const GROUP_MS = 1000;

interface Flushed extends DestinationStream {
  flushSync(): void;
}

function openDestination(shared: boolean): DestinationStream {
  if (process.stdout.isTTY)
    return PinoPretty({ sync: true, singleLine: true, ignore: 'requestId', translateTime: 'SYS:HH:MM:ss.l' });
  const most = shared ? SHARED_BYTES : GROUP_BYTES;
  return grouped(pino.destination({ dest: 1, sync: false, maxWrite: most }), most);
}

/**
 * Lines go out together, up to so many bytes or by the second, whichever is first, and at the end of the process. The stream below
 * could collect them too, but measures all it has at each line.
 */
export function grouped(target: Flushed, most: number): Flushed {
  let lines = '';
  const pass = (): void => {
    if (lines === '') return;
    // Counted in characters so far; a line with others than ASCII is rare.
    if (Buffer.byteLength(lines) <= most) target.write(lines);
    else for (const line of lines.split(/(?<=\n)/)) target.write(line);
    lines = '';
  };
  setInterval(pass, GROUP_MS).unref();
  const flushSync = (): void => {
    pass();
    target.flushSync();
  };
  process.prependListener('exit', flushSync); // before the stream's own last words
  return {
    write(line: string) {
      if (lines.length + line.length > most) pass();
      lines += line;
    },
    flushSync,
  };
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
