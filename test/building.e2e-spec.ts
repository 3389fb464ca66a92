import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The Nest CLI in this folder; `--dry-run` lets it say what it would write. */
async function nest(...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['node_modules/@nestjs/cli/bin/nest.js', ...args], { cwd: ROOT });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  await new Promise((resolve) => child.once('close', resolve));
  return output;
}

describe('nest-cli.json', () => {
  it('puts a new feature where the features are, and names it in app.module.ts', async () => {
    const said = await nest('generate', 'module', 'things', '--dry-run');
    expect(said.match(/^(CREATE|UPDATE) \S+/gm)).toEqual([
      'CREATE src/things/things.module.ts',
      'UPDATE src/app.module.ts',
    ]);
  });

  it.each([
    [['controller', 'lots/lots.export.api', '--flat'], 'src/lots/lots.export.api.controller.ts'],
    [['service', 'lots/harvest', '--flat'], 'src/lots/harvest.service.ts'],
    [['class', 'lots/harvest.entity', '--flat'], 'src/lots/harvest.entity.ts'],
  ])('nest generate %j writes into the feature, without a test that tests nothing', async (args, file) => {
    const said = await nest('generate', ...args, '--dry-run');
    expect(said.match(/(?<=^CREATE )\S+/gm)).toEqual([file]);
  });

  it('builds every source of the server, and nothing else', () => {
    const sources = globSync('src/**/*.{ts,tsx}', { cwd: ROOT })
      .map((file) => file.replaceAll('\\', '/').replace(/^src\//, ''))
      .filter((file) => !file.startsWith('ui/browser/') && !/\.((e2e-)?spec|testing)\.tsx?$/.test(file));
    const built = globSync('dist/**/*.js', { cwd: ROOT })
      .map((file) => file.replaceAll('\\', '/').replace(/^dist\//, ''))
      .filter((file) => !file.startsWith('public/'));
    expect(built.sort()).toEqual(sources.map((file) => file.replace(/\.tsx?$/, '.js')).sort());
  });

  it('keeps decorators, their types, JSX and the way back to the source', () => {
    const main = readFileSync(`${ROOT}dist/access/access.guard.js`, 'utf8');
    expect(main).toContain('design:paramtypes');
    expect(readFileSync(`${ROOT}dist/home/home.views.js`, 'utf8')).toContain('preact/jsx-runtime');
    const map = JSON.parse(readFileSync(`${ROOT}dist/access/access.guard.js.map`, 'utf8')) as {
      sources: string[];
    };
    expect(map.sources.map((source) => existsSync(`${ROOT}dist/access/${source}`))).toEqual([true]);
  });
});
