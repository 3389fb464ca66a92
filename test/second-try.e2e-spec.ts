import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Passes always, at the first try only, at the second only, never; and clears away well at the second only. */
const SPEC = `
import { afterAll, expect, it } from '@jest/globals';
const tries = new URL(import.meta.url).search === '' ? 1 : 2;
afterAll(() => { if (tries === 1) throw new Error('still being written'); });
it('passes', () => expect(1).toBe(1));
it('passes at first', () => expect(tries).toBe(1));
it('passes then', () => expect(tries).toBe(2));
if (process.env.WITH_FAULT) it('is at fault', () => expect(1).toBe(2));
`;

describe('a file of tests that fails in continuous integration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dau-goc-second-try-'));

  beforeAll(() => {
    writeFileSync(join(folder, 'shaky.spec.mjs'), SPEC);
    const support = resolve('test/support');
    const config = {
      rootDir: folder,
      testMatch: ['**/*.spec.mjs'],
      runner: `${support}/runner/runner.mjs`,
      testRunner: `${support}/runner/test-file.mjs`,
      testEnvironment: `${support}/runner/environment.mjs`,
      reporters: ['default', `${support}/count-reporter.mjs`],
    };
    writeFileSync(join(folder, 'jest.json'), JSON.stringify(config));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

  async function run(env: Readonly<Record<string, string>>): Promise<{ code: unknown; output: string }> {
    const child = spawn(process.execPath, ['scripts/test.mjs', '-c', join(folder, 'jest.json')], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const [code] = (await once(child, 'close')) as unknown[];
    return { code, output };
  }

  it('is run once more; what passed only then is named before the last line', async () => {
    const { code, output } = await run({ CI: '1' });
    expect(output).toMatch(
      /mend these:\nshaky\.spec\.mjs: passes then\nshaky\.spec\.mjs: after its tests: Error: still being written.*\n\n3 passed, 0 failed\n$/,
    );
    expect(code).toBe(0);
  });

  it('fails for what fails twice', async () => {
    const { code, output } = await run({ CI: '1', WITH_FAULT: '1' });
    expect(output).toMatch(/\n3 passed, 1 failed\n$/);
    expect(output).toContain('● is at fault');
    expect(code).toBe(1);
  });

  it('is left as it is elsewhere', async () => {
    const { code, output } = await run({});
    expect(output).not.toContain('second try');
    expect(output).toMatch(/\n2 passed, 2 failed\n$/);
    expect(code).toBe(1);
  });
});
