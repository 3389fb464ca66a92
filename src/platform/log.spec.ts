import { describe, expect, it } from '@jest/globals';
import { createLog } from './log.js';

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

  it('removes credentials and addresses from whatever object is logged', () => {
    const { log, lines } = capture();
    log.info({
      email: 'lan@example.vn',
      user: { password: 'p4ss', headers: { cookie: 'c=1', authorization: 'B x' } },
    });
    expect(lines.join()).not.toMatch(/lan@|p4ss|c=1|B x/);
  });
});
