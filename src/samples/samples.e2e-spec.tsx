import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import request from 'supertest';
import { LogReader } from '../audit-pages/log-reader.js';
import { CONFIG, type Config } from '../config.js';
import { loadSamples } from './load-samples.js';
import { accountsFile, readAccounts, type SampleAccount } from './sample-accounts.js';
import { businesses } from './sample-businesses.js';
import { PageContexts } from '../platform/http/page-contexts.js';
import { parseRegistryCode } from '../standards/codes/registry-code.js';
import { parseGtin14 } from '../standards/gs1/index.js';
import { parseTaxCode } from '../standards/vietnam/tax-code.js';
import { TracePage } from '../traces/trace-page.views.js';
import { TracesQueries } from '../traces/traces.queries.js';
import { leavePage } from '../ui/page-context.js';
import { renderPage } from '../ui/render.js';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { Person, readable } from '../../test/support/person.js';

let run: RunningApp;
let config: Config;
let accounts: readonly SampleAccount[];

beforeAll(async () => {
  run = await startApp({ SAMPLE_DATA: 'true' });
  config = run.app.get<Config>(CONFIG);
});
afterAll(() => run.close());

/** How many rows each table has. */
async function counts(): Promise<Record<string, number>> {
  const tables = await run.db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const counted: Record<string, number> = {};
  for (const { name } of tables) {
    // Drawn or numbered beside, which goes on meanwhile.
    if (/^(decision_documents|image_sizes|event_o(rder|utbox))$/.test(name)) continue;
    const [row] = await run.db.query<{ n: number }>(`select count(*)::int as n from "${name}"`);
    counted[name] = row?.n ?? -1;
  }
  return counted;
}

describe('loading the sample data', () => {
  it('leaves nothing behind when it cannot finish', async () => {
    const before = await counts();
    const nowhere = { ...config, dataDir: join(config.dataDir, 'missing') };
    await expect(loadSamples(run.app, nowhere)).rejects.toThrow('ENOENT');
    expect(await counts()).toEqual(before);
  });

  it('happens once, though two start together', async () => {
    const both = await Promise.all([loadSamples(run.app, config), loadSamples(run.app, config)]);
    expect([...both].sort()).toEqual(['loaded', 'present']);
    const expected = { businesses: 12, products: 14, growing_areas: 14, lots: 19, codes: 31 };
    expect(await counts()).toMatchObject(expected);
  });

  it('changes nothing the second time', async () => {
    const [before, file] = [await counts(), readFileSync(accountsFile(config.dataDir), 'utf8')];
    expect(await loadSamples(run.app, config)).toBe('present');
    expect(await counts()).toEqual(before);
    expect(readFileSync(accountsFile(config.dataDir), 'utf8')).toBe(file);
  });
});

describe('the sample accounts', () => {
  beforeAll(() => {
    accounts = readAccounts(config.dataDir) ?? [];
  });

  it('lie in a file that only its owner reads', () => {
    expect(statSync(accountsFile(config.dataDir)).mode & 0o777).toBe(0o600);
    const fields = ['role', 'email', 'password', 'apiKey', 'business'];
    for (const account of accounts) {
      expect(Object.keys(account)).toEqual(fields);
      expect(account.password.length).toBeGreaterThanOrEqual(12);
    }
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length);
    expect(new Set(accounts.map(({ role }) => role)).size).toBe(6);
    expect(accounts.filter(({ role, business }) => role === 'owner' && business === null)).toHaveLength(1);
  });

  it('open the console and the API, each as its role', async () => {
    for (const { role, email, password, apiKey, business } of accounts) {
      const person = new Person(run);
      expect(await person.signIn(email, password)).toMatchObject({ status: 303, location: '/console' });
      const seen = await person.open('/console');
      expect(seen.text).toContain('Dữ liệu mẫu.');
      const me = await request(run.url)
        .get('/api/v1/me')
        .set('authorization', `Bearer ${apiKey}`)
        .expect(200);
      expect(me.body).toMatchObject({ role, email });
      if (business !== null) expect(JSON.stringify(me.body)).toContain(business);
    }
  });

  it('keep their passwords and keys out of the audit log', async () => {
    const [row] = await run.db.query<{ log: string }>(
      'select string_agg(coalesce(before::text, $1) || coalesce(after::text, $1), $1) as log from audit_entries',
      [''],
    );
    for (const { password, apiKey, email } of accounts)
      for (const secret of [password, apiKey, email]) expect(row?.log).not.toContain(secret);
  });

  it('have words for whatever the log tells of them, in both languages', async () => {
    const entries = await run.db.query<{ action: string; type: string; fields: string[] }>(
      `select distinct action, subject_type as type, array(select jsonb_object_keys(coalesce(before, '{}') || coalesce(after, '{}'))) as fields
       from audit_entries`,
    );
    expect(entries.length).toBeGreaterThan(15);
    for (const lang of ['vi', 'en'] as const) {
      const reader = new LogReader(lang, 'Asia/Ho_Chi_Minh');
      const without = entries.flatMap(({ action, type, fields }) => [
        ...(reader.action(action) === action ? [action] : []),
        ...(reader.subject(type) === type ? [type] : []),
        ...fields.filter((name) => reader.field(type, name) === name).map((name) => `${type}: ${name}`),
      ]);
      expect([...new Set(without)]).toEqual([]);
    }
  });

  it('are left alone when their file is elsewhere, and made anew where that is asked for', async () => {
    const before = await counts();
    const [old] = accounts;
    rmSync(accountsFile(config.dataDir));
    expect(await loadSamples(run.app, config)).toBe('accounts-lost');
    expect(existsSync(accountsFile(config.dataDir))).toBe(false);
    expect(await counts()).toEqual(before);

    expect(await loadSamples(run.app, config, { renew: true })).toBe('accounts-renewed');
    const renewed = readAccounts(config.dataDir) ?? [];
    const who = ({ role, email, business }: SampleAccount) => `${role} ${email} ${business}`;
    expect(renewed.map(who).sort()).toEqual(accounts.map(who).sort());
    const as = (key = '') => request(run.url).get('/api/v1/me').set('authorization', `Bearer ${key}`);
    await as(old?.apiKey).expect(401);
    const again = renewed.find(({ email }) => email === old?.email);
    await as(again?.apiKey).expect(200);
    const { businesses: same, events, codes } = before;
    expect(await counts()).toMatchObject({ businesses: same, events, codes });
    accounts = renewed;
  });
});

describe('what the sample data say', () => {
  it('is marked as a sample on every public page, in both languages', async () => {
    const codes = await run.db.query<{ code: string; gtin: string | null; lot_number: string | null }>(
      'select c.code, p.gtin, l.lot_number from codes c join products p on p.id = c.product_id left join lots l on l.id = c.lot_id',
    );
    expect(codes.some(({ gtin }) => gtin !== null) && codes.some(({ gtin }) => gtin === null)).toBe(true);
    for (const { code, gtin, lot_number: lot } of codes) {
      expect(parseRegistryCode(code).ok).toBe(true);
      const uri = gtin === null ? `/q/${code}` : `/01/${gtin}${lot === null ? '' : `/10/${lot}`}`;
      for (const [lang, note] of [
        ['vi', 'Dữ liệu mẫu.'],
        ['en', 'Sample data.'],
      ] as const) {
        const page = await request(run.url).get(uri).set('accept-language', lang);
        expect([uri, page.status]).toEqual([uri, 200]);
        expect(readable(page.text)).toContain(note);
      }
    }
  });

  it('is written on trace pages as Preact would write it, to the byte, in both languages', async () => {
    const codes = await run.db.query<{ code: string }>('select code from codes');
    const [traces, contexts] = [run.app.get(TracesQueries), run.app.get(PageContexts)];
    for (const { code } of codes) {
      const parsed = parseRegistryCode(code);
      const trace = parsed.ok ? await traces.find({ kind: 'code', code: parsed.value }) : null;
      if (trace === null) throw new Error(`${code} opens nothing`);
      for (const lang of ['vi', 'en'] as const) {
        const page = () => <TracePage ctx={contexts.of(lang, `/q/${code}`)} trace={trace} />;
        const now = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/;
        expect(renderPage(page()).replace(now, '')).toBe(
          `<!doctype html>${renderToString(page()).replace(now, '')}`,
        );
      }
    }
    leavePage();
  });

  it('has a lot of every state, and a missing item that its page names', async () => {
    const lots = await run.db.query<{ status: string; held_by: string | null }>(
      'select distinct status, held_by from lots order by 1',
    );
    expect(lots).toEqual([
      { status: 'held', held_by: 'office' },
      { status: 'open', held_by: null },
      { status: 'released', held_by: null },
    ]);
    const [persimmons] = await run.db.query<{ code: string }>(
      `select c.code from codes c join products p on p.id = c.product_id where p.standards is null and c.lot_id is not null`,
    );
    const trace = await request(run.url).get(`/api/v1/traces/${persimmons?.code}`).expect(200);
    expect((trace.body as { missing: string[] }).missing).toContain('standards');
  });

  it('has a diary entry that was corrected, with both on record', async () => {
    const corrected = await run.db.query(
      `select x.quantity::float8 as wrong, y.quantity::float8 as right from event_declarations c
       join event_edges y on y.event_id = c.corrective_id and y.role = 'subject'
       join event_edges x on x.event_id = c.event_id and x.role = 'subject'`,
    );
    expect(corrected).toEqual([{ wrong: 1080, right: 1800 }]);
  });

  it('holds and suspends what is invented only', async () => {
    const troubled = await run.db.query<{ name: string }>(
      `select distinct b.name from businesses b
       left join lots l on l.business_id = b.id and l.status = 'held'
       left join products p on p.business_id = b.id and p.status in ('suspended', 'amend')
       left join growing_areas a on a.business_id = b.id and a.status in ('suspended', 'amend')
       where b.status = 'amend' or l.id is not null or p.id is not null or a.id is not null`,
    );
    expect(troubled.length).toBeGreaterThan(1);
    for (const { name } of troubled) expect(name).toMatch(/ mẫu /);
  });

  it('is declared as a sample down to the last code, and its numbers have right check digits', async () => {
    for (const table of ['businesses', 'growing_areas', 'products', 'lots', 'codes']) {
      expect(await run.db.query(`select 1 from ${table} where not sample`)).toEqual([]);
    }
    const gtins = await run.db.query<{ gtin: string }>('select gtin from products where gtin is not null');
    expect(gtins.length).toBeGreaterThan(2);
    for (const { gtin } of gtins)
      expect([gtin.startsWith('0893'), parseGtin14(gtin).ok]).toEqual([true, true]);
    const tax = await run.db.query<{ code: string }>(
      'select tax_code as code from businesses where tax_code is not null',
    );
    // No tax office gives codes that begin with 99.
    for (const { code } of tax) expect([code.startsWith('99'), parseTaxCode(code).ok]).toEqual([true, true]);
  });

  it('took place over a season, in order, and nothing of it in the future', async () => {
    const [span] = await run.db.query<{ days: number; late: boolean; unordered: number }>(
      `select extract(day from max(event_time) - min(event_time))::int as days, max(event_time) > now() as late,
         (select count(*)::int from diary_entries e join lots l on l.id = e.lot_id where e.event_time < l.created_at) as unordered from events`,
    );
    expect(span).toMatchObject({ late: false, unordered: 0 });
    expect(span?.days).toBeGreaterThan(180);
    const approved = await run.db.query(
      'select distinct approved_at::date from products where approved_at is not null',
    );
    expect(approved.length).toBeGreaterThan(5);
  });
});

describe('the sample growing areas', () => {
  const file = join(
    process.env.STANDARD_VECTORS ?? '../shared/standards',
    '../domain/admin-units/boundaries-tuyen-quang.geojson',
  );
  const found = existsSync(file);

  it('lie in their communes', () => {
    if (!found) {
      const line = `COMMUNE BOUNDARIES MISSING: ${file} does not exist, sample areas are NOT checked against it`;
      if (process.env.CI !== undefined || process.env.REQUIRE_VECTORS !== undefined) throw new Error(line);
      process.stderr.write(`\n!!!!!! ${line} !!!!!!\n\n`);
      return;
    }
    const communes = JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection<
      Polygon | MultiPolygon,
      { code: string }
    >;
    const outside = businesses
      .flatMap(({ areas }) => areas)
      .filter(({ communeCode, corners }) => {
        const commune = communes.features.find(({ properties }) => properties.code === communeCode);
        return commune === undefined || !corners.every((at) => booleanPointInPolygon([...at], commune));
      });
    expect(outside.map(({ name }) => name)).toEqual([]);
  });
});
