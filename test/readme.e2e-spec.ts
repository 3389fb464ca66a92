import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { CONFIG, type Config, variables } from '../src/config.js';
import { loadSamples } from '../src/samples/load-samples.js';
import { type RunningApp, startApp } from './support/app.js';
import { readQr } from './support/qr-reader.js';

const readme = readFileSync('README.md', 'utf8');
const session = [...readme.matchAll(/^```sh session\n(.*?)^```$/gms)].map(([, block = '']) => block);

interface Trace {
  readonly verdict: { readonly code: string };
  readonly product: { readonly nameEn: string };
  readonly business: { readonly name: string };
  readonly areas: readonly { readonly code: string }[];
  readonly events: readonly { readonly step: string; readonly eventTime: string }[];
  readonly missing: readonly string[];
  readonly uri: string;
}

describe('the curl session of the README', () => {
  let run: RunningApp;
  let folder: string;
  let printed: string;
  let began: number;
  beforeAll(async () => {
    run = await startApp();
    const config = run.app.get<Config>(CONFIG);
    await loadSamples(run.app, config);
    folder = mkdtempSync(join(tmpdir(), 'dau-goc-readme-'));
    symlinkSync(resolve('docs'), join(folder, 'docs'));
    began = Date.now();
    const env = { PATH: process.env.PATH, REGISTRY: run.url, DATA_DIR: config.dataDir };
    const shell = await promisify(execFile)('sh', ['-euc', session.join('\n')], { cwd: folder, env });
    printed = shell.stdout;
  });
  afterAll(async () => {
    await run.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('ends with the trace of a lot on sale, with nothing missing', () => {
    const trace = last(printed);
    expect(trace).toMatchObject({
      verdict: { code: 'valid' },
      product: { nameEn: 'Hồ Thầu Shan Tuyết tea' },
      business: { name: 'Hợp tác xã Chè mẫu Hồ Thầu' },
      areas: [{ code: 'VN-08-01090-0101' }],
      missing: [],
    });
    // The session asks for the day; midnight may pass before this line.
    const days = (ago: number) => [began, Date.now()].map((now) => dayBefore(now, ago));
    const [harvested, processed, ...more] = trace.events.map(({ step, eventTime }) => `${step} ${eventTime}`);
    expect(days(40).map((day) => `harvested ${day}T00:30:00.000Z`)).toContain(harvested);
    expect(days(39).map((day) => `processed ${day}T02:00:00.000Z`)).toContain(processed);
    expect(more).toEqual([]);
  });

  it('saves a QR that a reader which shares no code with the encoder reads as that address', async () => {
    for (const { reader, text } of await readQr(readFileSync(join(folder, 'qr.png')))) {
      expect([reader, text?.toLowerCase()]).toEqual([reader, last(printed).uri.toLowerCase()]);
    }
    expect(readFileSync(join(folder, 'qr.svg'), 'utf8')).toMatch(/^<svg[^>]+width="30mm"/);
  });

  it('saves the page and the EPCIS document', () => {
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('Chè Shan tuyết Hồ Thầu');
    const document = JSON.parse(readFileSync(join(folder, 'epcis.json'), 'utf8')) as { type: string };
    expect(document.type).toBe('EPCISDocument');
  });
});

describe('the README', () => {
  it('tables every variable of the configuration and no other', () => {
    const tabled = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(tabled).toEqual([...variables]);
  });

  it('tables the same variables as .env.example', () => {
    const example = readFileSync('.env.example', 'utf8');
    const named = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(variables));
  });

  it('names only files that are there, and pictures of at most 250 kB', async () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)|src="([^"]+)"/g)].map(([, a, b]) => a ?? b ?? '');
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) {
      const { size } = await stat(link);
      if (link.endsWith('.png')) expect(size).toBeLessThanOrEqual(250_000);
    }
  });
});

/** The last of the JSON documents that the session printed one after the other. */
function last(text: string): Trace {
  const start = text.lastIndexOf('{"uri"');
  return JSON.parse(text.slice(start)) as Trace;
}

function dayBefore(now: number, days: number): string {
  return new Date(now - days * 864e5).toISOString().slice(0, 10);
}
