import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../test/support/service.js';

export interface BuiltService {
  readonly url: string;
  readonly child: ChildProcess;
}

/** The built service as in earnest: in production, its log in a file. */
export async function startBuilt(
  databaseUrl: string,
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<BuiltService> {
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/main.js'], {
    stdio: ['ignore', openSync(join(dataDir, 'service.log'), 'a'), 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATA_KEY: randomBytes(32).toString('base64'),
      PUBLIC_URL: 'https://registry.example.vn',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PORT: String(port),
      ...env,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 60_000; Date.now() < end && child.exitCode === null;) {
    await sleep(50);
    const ready = await fetch(`${url}/health/ready`).catch(() => null); // not listening yet
    if (ready?.ok === true) return { url, child };
  }
  throw new Error('the service did not start');
}
