import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { declaredFeatures, declaredPermissions, declareFeature } from '../src/access/feature.js';
import { menuFor } from '../src/access/menu.js';
import { isOfficial } from '../src/access/roles.js';
import { LogReader } from '../src/audit-pages/log-reader.js';
import { StateChanges } from '../src/audit/state-changes.service.js';
import { NOTICE_KINDS } from '../src/notices/notice-kinds.js';
import { NOTICE, RECEIPT } from '../src/notices/notice.effect.js';
import { declaredConstraints } from '../src/platform/database/constraint-messages.js';
import { Effect, Meaning } from '../src/platform/state-machine.js';
import type { Lang } from '../src/ui/page-context.js';
import { MATRIX, ROLES } from './access-matrix.js';
import { MEANINGS } from './support/meanings.js';
import { statesDocument } from './support/states-document.js';
import { words } from '../src/ui/words.js';
import { type RunningApp, startApp } from './support/app.js';
import { runningRoutes } from './support/routes.js';

describe('features', () => {
  let run: RunningApp;

  beforeAll(async () => {
    run = await startApp();
  });
  afterAll(() => run.close());

  it('are all known to the application, under the names of their folders', () => {
    const files = readdirSync(new URL('../src', import.meta.url), { recursive: true, encoding: 'utf8' });
    const folders = files.filter((file) => file.endsWith('.feature.ts')).map((file) => file.split('/')[0]);
    expect(
      declaredFeatures()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(folders.sort());
  });

  it('declare every permission that a route asks for', () => {
    const asked = new Set(runningRoutes(run.app).map(({ rule }) => String(rule)));
    asked.delete('public');
    asked.delete('signed-in');
    expect([...asked].filter((permission) => !declaredPermissions().has(permission))).toEqual([]);
    const unused = [...declaredPermissions().keys()].filter((permission) => !asked.has(permission));
    expect(unused).toEqual([]);
  });

  it('name unique constraints and checks that are there', async () => {
    const rows = await run.db.query<{ name: string }>(
      `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
       where i.indisunique and c.relnamespace = 'public'::regnamespace
       union select conname from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`,
    );
    const known = rows.map(({ name }) => name);
    expect(declaredConstraints().filter((name) => !known.includes(name))).toEqual([]);
  });

  it('lead from the log to pages that whoever reads the log may open', () => {
    const wrong = declaredFeatures().flatMap(({ audit }) =>
      Object.values(audit?.things ?? {}).flatMap(({ href }) => {
        if (href === undefined) return [];
        const row = Object.entries(MATRIX).find(
          ([route]) => route.replace(/:\w+$/, '') === `GET ${href}`,
        )?.[1];
        const cells = row?.cells.split(/\s+/) ?? [];
        return ROLES.filter((role) => role !== 'anonymous' && isOfficial(role)).every(
          (role) => cells[ROLES.indexOf(role)] === 'yes',
        )
          ? []
          : [href];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('claim nothing that another has', () => {
    const unheardOf = 'an-invented-feature';
    expect(() => declareFeature({ name: 'lots' })).toThrow('lots');
    expect(() =>
      declareFeature({ name: unheardOf, permissions: { 'lot:write': ['administrator'] } }),
    ).toThrow('lot:write');
    expect(() =>
      declareFeature({ name: unheardOf, constraints: { lots_number_key: { code: 'x' } } }),
    ).toThrow('lots_number_key');
    expect(declaredPermissions().get('lot:write')).toEqual(['owner', 'staff']);
    expect(declaredFeatures().map(({ name }) => name)).not.toContain(unheardOf);
  });

  it('whose things have a life-cycle walk it in a test, and every entry of it has words', () => {
    const files = readdirSync(new URL('../src', import.meta.url), { recursive: true, encoding: 'utf8' });
    for (const { name, states = [] } of declaredFeatures()) {
      if (states.length > 0) expect(files).toContain(`${name}/${name}.states.e2e-spec.ts`);
      for (const { declaration } of states) {
        for (const { entry } of declaration.transitions) {
          for (const lang of ['vi', 'en'] as const) {
            expect(new LogReader(lang, 'Asia/Ho_Chi_Minh').action(entry)).not.toBe(entry);
          }
        }
        for (const code of Object.values(declaration.refusals)) {
          expect(words('vi').refusals).toHaveProperty([code]);
        }
      }
    }
  });

  it('set off nothing that nobody does, and a notice where it has words', () => {
    const [told, steps] = [new Set<string>(), new Set<string>()];
    for (const { declaration } of declaredFeatures().flatMap(({ states = [] }) => states)) {
      const { begins } = declaration;
      if (begins !== undefined) steps.add(`${declaration.subject}.${begins.action}`);
      if (begins?.effects.includes(RECEIPT) === true) told.add(`${declaration.subject}.${begins.action}`);
      for (const { action, effects = [], who } of declaration.transitions) {
        const step = `${declaration.subject}.${action}`;
        steps.add(step);
        for (const effect of effects.filter((each) => each instanceof Effect)) {
          expect([effect.tells, run.app.get(StateChanges).handles(effect)]).toEqual([effect.tells, true]);
          if (effect !== NOTICE && effect !== RECEIPT) continue;
          // A notice is of what others did, a receipt of what the business did.
          expect([step, who.every(isOfficial)]).toEqual([step, effect === NOTICE]);
          told.add(step);
        }
      }
    }
    // Notices of no step are told by whoever knows: a day that is near, a shop that is gone, the other side of a merger.
    expect([...told].sort()).toEqual(NOTICE_KINDS.filter((kind) => steps.has(kind)).sort());
  });

  it('mean by a step what a test proves, and nothing else', () => {
    const rows = declaredFeatures()
      .flatMap(({ states = [] }) => states)
      .flatMap(({ declaration }) =>
        declaration.transitions.map((row) => ({ ...row, subject: declaration.subject })),
      );
    const meant = rows.flatMap(({ subject, effects = [] }) =>
      effects.filter((each) => each instanceof Meaning).map(({ tells }) => `${subject}: ${tells}`),
    );
    expect(Object.keys(MEANINGS).sort()).toEqual([...new Set(meant)].sort());
    const missing = Object.entries(MEANINGS).filter(
      ([, [file, title]]) =>
        !readFileSync(new URL(`../${file}.e2e-spec.ts`, import.meta.url), 'utf8').includes(`it('${title}'`),
    );
    expect(missing).toEqual([]);
  });

  it('have the life-cycles that docs/states.md draws', () => {
    const page = new URL('../docs/states.md', import.meta.url);
    if (process.env['WRITE_DOCS'] === '1') writeFileSync(page, statesDocument(declaredFeatures()));
    expect(readFileSync(page, 'utf8')).toBe(statesDocument(declaredFeatures()));
  });

  it.each(ROLES.filter((role) => role !== 'anonymous'))('lead the %s to places that are theirs', (role) => {
    const menu = (lang: Lang) => menuFor(role, words(lang));
    for (const { href, key } of menu('vi')) {
      const cell = MATRIX[`GET ${href}`]?.cells.split(' ')[ROLES.indexOf(role)];
      expect([key, ['yes', 'own'].includes(cell ?? '')]).toEqual([key, true]);
    }
    for (const lang of ['vi', 'en'] as const) {
      const texts = menu(lang).map(({ text }) => text);
      expect(texts.every((text) => text.length > 1)).toBe(true);
      expect(new Set(texts).size).toBe(texts.length);
      // Everybody finds the own account, and finds it last.
      expect(menu(lang).at(-1)?.href).toBe('/console/account');
    }
    const entries = declaredFeatures()
      .flatMap(({ menu: own = [] }) => own)
      .filter(({ roles }) => roles.includes(role));
    expect(menu('vi').map(({ key }) => key)).toEqual(
      entries.toSorted((one, other) => one.order - other.order).map(({ key }) => key),
    );
    expect(new Set(entries.map(({ order }) => order)).size).toBe(entries.length);
  });
});
