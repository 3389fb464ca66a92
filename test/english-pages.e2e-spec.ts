import { createWorld } from './support/world.js';
import { words } from '../src/ui/words.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONFIG, type Config } from '../src/config.js';
import { loadSamples } from '../src/samples/load-samples.js';
import { readAccounts, type SampleAccount } from '../src/samples/sample-accounts.js';
import { type RunningApp, startApp } from './support/app.js';
import { Person } from './support/person.js';
import { vietnameseOutside } from './support/vietnamese-outside.js';

const PAGES = 70;

/** Our own English sentences, some of which name a Vietnamese law or give an example. */
function sentences(text: unknown): string[] {
  if (typeof text === 'string') return [text];
  return typeof text === 'object' && text !== null ? Object.values(text).flatMap(sentences) : [];
}

describe('pages in English of the sample data', () => {
  let run: RunningApp;
  let accounts: readonly SampleAccount[];
  /** Names that English keeps, marks and all: those declared as English, the agency, the people. */
  let named: string[];

  beforeAll(async () => {
    run = await startApp({ SAMPLE_DATA: 'true' });
    const config = run.app.get<Config>(CONFIG);
    await loadSamples(run.app, config);
    accounts = readAccounts(config.dataDir) ?? [];
    const rows = await run.db.query<{ name: string }>(
      `select name_en as name from products where name_en <> '' union select description_en from products where description_en is not null
       union select name from users`,
    );
    named = [
      ...rows.map(({ name }) => name),
      ...sentences(words('en')),
      config.registry.agencyEn,
      'Dấu Gốc',
      'Bắc Bộ',
      'QĐ',
    ].sort((one, other) => other.length - one.length);
  });
  afterAll(() => run.close());

  const accountOf = (role: SampleAccount['role'], withBusiness: boolean) =>
    accounts.find((account) => account.role === role && (account.business !== null) === withBusiness);

  /** Follows the links of its pages. */
  async function walk(person: Person, starts: readonly string[]): Promise<Map<string, string>> {
    const seen = new Map<string, string>();
    const queue = [...starts];
    for (let path = queue.shift(); path !== undefined && seen.size < PAGES; path = queue.shift()) {
      if (seen.has(path)) continue;
      const { status, body, headers } = await person.open(path);
      if (status !== 200 || headers.get('content-type')?.startsWith('text/html') !== true) continue;
      seen.set(path, body);
      const links = [...body.matchAll(/ href="(\/[^"#]*)/g)].map(([, href = '']) =>
        href.replaceAll('&amp;', '&'),
      );
      // The log shows what is stored as it is stored. One page of each kind of thing before the second of any.
      queue.push(
        ...links.filter(
          (href) => !/^\/(assets|images|api|logo|console\/audit)|lang=|sign-out|cursor=/.test(href),
        ),
      );
    }
    return seen;
  }

  it('are looked at by a reader that finds what is not marked', () => {
    const page =
      '<html lang="en"><body><p>Tea: <svg><path></path></svg><b lang="vi">Chè <i>Đồng</i></b><br/> từ <a>Hồng Thái tea</a></p>';
    expect(vietnameseOutside(page, ['Hồng Thái tea'])).toEqual(['từ']);
  });

  it.each([
    ['anybody', null, ['/', '/find?q=che', '/find?q=mat+ong']],
    [
      'an owner',
      'owner',
      ['/console', '/console/lots', '/console/products', '/console/areas', '/console/codes'],
    ],
    [
      'a reviewer',
      'reviewer',
      ['/console', '/console/applications?view=all', '/console/businesses', '/console/lots'],
    ],
  ] as const)('mark for %s whatever stays in Vietnamese', async (_who, role, starts) => {
    const person = new Person(run, { 'accept-language': 'en' });
    const paths: string[] = [...starts];
    if (role === null) {
      const codes = await run.db.query<{ code: string }>('select code from codes order by code');
      paths.push(...codes.map(({ code }) => `/q/${code}`));
    } else {
      const account = accountOf(role, role === 'owner');
      await person.signIn(account?.email ?? '', account?.password ?? '');
      await person.open('/console?lang=en');
    }
    const pages = await walk(person, paths);
    expect(pages.size).toBeGreaterThan(20);
    const left = [...pages].flatMap(([path, html]) => {
      expect(html).toContain('<html lang="en">');
      return vietnameseOutside(html, named).map((text) => `${path}: ${text}`);
    });
    expect(left).toEqual([]);
  });

  it('tell amounts in English words', async () => {
    const [row] = await run.db.query<{ code: string }>(
      `select k.code from codes k join lots l on l.id = k.lot_id where l.unit = 'hộp' and l.status = 'released' limit 1`,
    );
    const { text, body } = await new Person(run, { 'accept-language': 'en' }).open(`/q/${row?.code ?? ''}`);
    expect(text).toMatch(/\d boxes/);
    expect(text).not.toContain('hộp');
    expect(body).toContain('lang="vi"');
  });

  it('say a standard reason in English, and that what was added is Vietnamese', async () => {
    const world = createWorld(run);
    const farm = await world.business({ name: 'HTX Lý Do' });
    const lot = await world.lot(farm, { status: 'released' });
    const code = await world.code(farm, { lotId: lot.id });
    const reviewer = await world.browser(await world.official());
    const suspend = (fields: Record<string, string>) =>
      reviewer.post(`/console/codes/${code}/suspension`, fields);
    expect((await suspend({ standardReason: '', reason: '' })).text).toContain('id="f-reason-error"');
    expect((await suspend({ standardReason: 'constructor', reason: '' })).text).toContain(
      'id="f-reason-error"',
    );
    expect((await suspend({ standardReason: 'labelDiffers', reason: 'Sai hạn dùng' })).status).toBe(303);
    const { standard } = words('vi').reasons;
    const [row] = await run.db.query<{ reason: string }>(
      'select status_reason as reason from codes where code = $1',
      [code],
    );
    expect(row?.reason).toBe(`${standard.labelDiffers}\nSai hạn dùng`);
    const inEnglish = await new Person(run, { 'accept-language': 'en' }).open(`/q/${code}`);
    expect(inEnglish.text).toContain(
      'Reason: The printed label differs from what was declared. (in Vietnamese) Sai hạn dùng',
    );
    expect(inEnglish.body).toContain('<span lang="vi">Sai hạn dùng</span>');
    expect(inEnglish.text).not.toContain(standard.labelDiffers);
    const inVietnamese = await new Person(run).open(`/q/${code}`);
    expect(inVietnamese.text).toContain(`Lý do: ${standard.labelDiffers} Sai hạn dùng`);
    expect(inVietnamese.text).not.toContain('(tiếng Việt)');
  });
});
