import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, grouped, requestLines } from './log.js';

function capture() {
  const lines: string[] = [];
  const log = createLog('info', { destination: { write: (line: string) => void lines.push(line) } });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> };
}

describe('the log', () => {
  it('writes one JSON object a line, with level, time and message', () => {
    const { log, lines, last } = capture();
    log.info({ requestId: 'r1' }, 'request');
    log.debug('too fine for this level');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      requestId: 'r1',
      msg: 'request',
    });
  });

  it('keeps what tells the cause of a database error and drops the row it was about', () => {
    const { log, lines, last } = capture();
    const error = Object.assign(
      new Error('duplicate key value violates unique constraint "users_email_key"'),
      {
        code: '23505',
        constraint: 'users_email_key',
        detail: 'Key (email)=(lan@example.vn) already exists.',
        query: 'insert into users …',
        parameters: ['lan@example.vn'],
      },
    );
    log.error({ err: new Error('saving failed', { cause: error }) }, 'request failed');
    expect(last()).toMatchObject({
      err: {
        type: 'Error',
        message: 'saving failed',
        cause: { code: '23505', constraint: 'users_email_key' },
      },
    });
    expect(lines.join()).not.toContain('lan@example.vn');
    expect(lines.join()).not.toContain('insert into');
  });

  it('tells of a request what it would tell anyhow, from parts that are ready', () => {
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    const last = () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;
    for (const log of [createLog('info', { destination }), createLog('info', { destination, process: 2 })])
      for (const kind of [
        { method: 'GET', route: '/q/:code', status: 200 },
        { method: 'GET', route: '/q/:code', status: 304 },
        { method: 'M-SEARCH', route: 'a "quoted" \\ one', status: 405 },
      ])
        for (const ms of [0, 0.1, 12_345.6]) {
          requestLines(log)(kind, 'r-1', ms);
          const told = last();
          log.info({ requestId: 'r-1', ...kind, ms }, 'request');
          const usual = last();
          expect(Object.keys(told)).toEqual(Object.keys(usual));
          expect({ ...told, time: 0 }).toEqual({ ...usual, time: 0 });
          expect(String(told['time'])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
          const apart = Date.parse(String(usual['time'])) - Date.parse(String(told['time']));
          expect(apart).toBeGreaterThanOrEqual(0);
          expect(apart).toBeLessThan(60_000);
        }
  });

  it('tells of no request where the level is above', () => {
    const lines: string[] = [];
    const log = createLog('warn', { destination: { write: (line: string) => void lines.push(line) } });
    requestLines(log)({ method: 'GET', route: '/', status: 200 }, 'r', 1);
    expect(lines).toEqual([]);
  });

  it('passes lines on in groups, each whole and in order', () => {
    const groups: string[] = [];
    const target = { write: (text: string) => void groups.push(text), flushSync: () => undefined };
    const stream = grouped(target, 4096);
    const line = (at: number) =>
      `${JSON.stringify({ at, text: (at % 100 < 50 ? 'x' : 'ệ').repeat(100 + at) })}\n`;
    for (let at = 0; at < 600; at += 1) stream.write(line(at));
    stream.flushSync();
    expect(groups.length).toBeLessThan(500);
    for (const group of groups) {
      expect(group.endsWith('}\n')).toBe(true);
      if (group.split('\n').length > 2) expect(Buffer.byteLength(group)).toBeLessThanOrEqual(4096);
    }
    expect(groups.join('')).toBe(Array.from({ length: 600 }, (_, at) => line(at)).join(''));
  });

  it.each([
    ['a file', 'process.exit(0)'],
    ['a file', 'throw new Error("x")'],
    ['a pipe', 'process.exit(0)'],
  ])('loses no line into %s when the process ends: %s', (where, end) => {
    const code = `
      import { createLog, requestLines } from './src/platform/log.ts';
      const log = createLog('info');
      const tell = requestLines(log);
      for (let at = 1; at <= 5000; at += 1) tell({ method: 'GET', route: '/', status: 200 }, String(at), 1);
      log.info('last');
      ${end};`;
    const folder = mkdtempSync(join(tmpdir(), 'dau-goc-log-'));
    const file = openSync(join(folder, 'log'), 'w');
    try {
      const script = ['--import', './scripts/typescript.mjs', '--input-type=module', '-e', code];
      const stdio = ['ignore', where === 'a file' ? file : 'pipe', 'ignore'] as const;
      const { stdout, status } = spawnSync(process.execPath, script, { stdio: [...stdio], maxBuffer: 1e8 });
      expect(status).toBe(end === 'process.exit(0)' ? 0 : 1);
      const text = where === 'a file' ? readFileSync(join(folder, 'log'), 'utf8') : stdout.toString();
      const lines = text.split('\n').slice(0, -1);
      expect(lines).toHaveLength(5001);
      expect(lines.map((line) => (JSON.parse(line) as { requestId?: string }).requestId ?? 'last')).toEqual([
        ...Array.from({ length: 5000 }, (_, at) => String(at + 1)),
        'last',
      ]);
    } finally {
      closeSync(file);
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    }
  });

  it('removes credentials and addresses from whatever object is logged', () => {
    const { log, lines } = capture();
    log.info({
      email: 'lan@example.vn',
      user: { password: 'p4ss', headers: { cookie: 'c=1', authorization: 'B x' } },
    });
    expect(lines.join()).not.toMatch(/lan@|p4ss|c=1|B x/);
  });
});
