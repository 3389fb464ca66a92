import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueryResultRow } from 'pg';
import request from 'supertest';
import { Sessions } from '../src/access/sessions/sessions.service.js';
import { Database } from '../src/platform/database/database.js';
import { newId } from '../src/platform/id.js';
import { declaredLists, type DeclaredList, type Way } from '../src/platform/lists/define-list.js';
import type { Part, Position, Statement } from '../src/platform/lists/list-statement.js';
import { startApp, type RunningApp } from './support/app.js';
import { seedLargeRegistry, type LargeRegistry } from './support/large-registry.js';
import { runningRoutes } from './support/routes.js';

const ROWS = 100_000;
/** Tables that grow with the registry. */
const GROWING = ROWS / 2;
/** What a page may read however large the registry is: far more than it shows, far less than a table. */
const READ = 5_000;

/** Words of all rows, of one in twenty, of one in a thousand, of one and of none, with their marks and without. */
const SEARCHES: readonly (readonly [string, Part])[] = [
  ['chè tuyết', 'exact'],
  ['che tuyet', 'folded'],
  ['co che', 'folded'],
  ['hiếm', 'exact'],
  ['hiem', 'folded'],
  ['tuyet 77777', 'folded'],
  ['khong-co', 'folded'],
];
/** A word of one row in six, all of them in one state: together with any other state it finds nothing. */
const APART: readonly (readonly [string, Part])[] = [
  ['riêng', 'exact'],
  ['rieng', 'folded'],
];

/** The id of a row in the middle, by its type. */
const MIDDLE: Readonly<Record<string, string>> = {
  bigint: '50000',
  text: '0000050000',
  uuid: '00000000-0000-7000-8000-500000050000',
};

/** And what it is ordered by. */
const KEY: Readonly<Record<string, string>> = { timestamptz: '2026-02-05T00:00:00.000000Z', bigint: '50' };

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Plan[];
}

/** Reads plans, never the clock: what a page costs must not grow with the registry. */
describe(`lists of ${ROWS} rows`, () => {
  let app: RunningApp;
  let large: LargeRegistry;
  let growing: ReadonlySet<string>;

  beforeAll(async () => {
    app = await startApp();
    large = await seedLargeRegistry(app.db, ROWS);
    const rows = await app.db.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples >= $1`,
      [GROWING],
    );
    growing = new Set(rows.map(({ name }) => name));
  }, 300_000);
  afterAll(() => app.close());

  it('are long', () => {
    expect([...growing].sort()).toEqual(
      expect.arrayContaining([
        'applications',
        'audit_entries',
        'businesses',
        'certificates',
        'codes',
        'events',
        'growing_areas',
        'lots',
        'products',
        'reports',
        'users',
      ]),
    );
  });

  it('are read by the index of their order, in every way they can be asked for', async () => {
    const lists = declaredLists();
    expect(lists.length).toBeGreaterThanOrEqual(9);
    const faults: string[] = [];
    for (const list of lists)
      for (const [name, statement] of everyStatement(list)) faults.push(...(await faultsOf(name, statement)));
    expect(faults).toEqual([]);
  }, 300_000);

  it('and so is everything that a page or an answer without a key of its own reads', async () => {
    const paths = [
      ...new Set(
        runningRoutes(app.app)
          .filter(({ method, path }) => method === 'GET' && !path.includes(':') && !path.includes('*'))
          .map(({ path }) => path),
      ),
    ].filter((path) => !/^\/(health|metrics|api\/docs|api\/openapi|api\/v1\/places)/.test(path)); // places do not grow
    expect(paths).toEqual(
      expect.arrayContaining(['/console', '/console/lots', '/api/v1/lots', '/find', '/']),
    );
    const asked = paths.flatMap((path) => [
      path,
      `${path}?q=${encodeURIComponent('chè tuyết')}`,
      `${path}?q=hiem`,
    ]);
    const statements = new Map<string, Statement>();
    for (const userId of [null, large.officialId, large.ownerId]) {
      for (const [path, statement] of await statementsOf(userId, asked))
        statements.set(`${userId ?? 'anybody'} ${path}`, statement);
    }
    expect(statements.size).toBeGreaterThan(20);
    const faults: string[] = [];
    const known = new Set<string>();
    for (const [name, statement] of statements) {
      const same = statement.sql + JSON.stringify(statement.parameters);
      if (known.has(same)) continue;
      known.add(same);
      faults.push(...(await faultsOf(name, statement)));
    }
    expect(faults).toEqual([]);
  }, 300_000);

  it('and the map of all areas reads what has changed and what it draws, each by its key', async () => {
    await app.db.query(
      `insert into area_changes (tx, area_id) select (1 + n % 3)::text::xid8, gen_random_uuid() from generate_series(1, ${GROWING}) n`,
    );
    await app.db.query('analyze area_changes');
    const near = '/console/areas/map/view?at=104.4,22.2,16&size=300x300';
    await statementsOf(large.officialId, [near]);
    await app.db.query(`update growing_areas set crop = 'Ngô' where id = $1`, [
      MIDDLE.uuid?.replace('0-500000', '0-003000'),
    ]);
    const statements = await statementsOf(large.officialId, [near]);
    const [changed, drawn] = ['from area_changes', 'left join compared_areas'].map((part) =>
      statements.find(([, { sql }]) => sql.includes(part)),
    );
    expect(await indexesOf(changed?.[1])).toContain('area_changes_pkey');
    expect(await indexesOf(drawn?.[1])).toEqual(
      expect.arrayContaining(['growing_areas_pkey', 'compared_areas_pkey']),
    );
    for (const [name, statement] of statements) expect(await faultsOf(name, statement)).toEqual([]);
  });

  async function indexesOf(statement: Statement | undefined): Promise<(string | undefined)[]> {
    const [row] = await app.db.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
      `explain (format json) ${statement?.sql ?? ''}`,
      statement?.parameters,
    );
    const plan = row?.['QUERY PLAN'][0]?.Plan;
    return plan === undefined ? [] : nodesOf(plan).map((node) => node['Index Name']);
  }

  /** Every order and filter, for everybody, one owner and two, searched or not, on the first page and in the middle. */
  function* everyStatement(list: DeclaredList): Generator<[string, Statement]> {
    const scopes = list.owned ? [null, [ownerOf(list)], [ownerOf(list), large.otherBusinessId]] : [null];
    for (const way of list.ways) {
      // As an official with units asks: most of the businesses have nothing in the list.
      if (list.owned) {
        const scope = [ownerOf(list), ...Array.from({ length: 300 }, () => newId())];
        yield [
          `${list.name} ${way.name}, very many owners`,
          way.statement({ scope, limit: 30 }, 'all', null),
        ];
      }
      for (const scope of scopes) {
        for (const after of [null, middle(list, way)]) {
          const name = `${list.name} ${way.name}, ${scope === null ? 'all' : scope.length} owners, ${after === null ? 'first' : 'middle'}`;
          yield [name, way.statement({ scope, limit: 30 }, 'all', after)];
        }
      }
    }
    if (!list.searched) return;
    for (const way of list.ways.slice(0, 2))
      for (const scope of scopes)
        for (const [q, part] of SEARCHES)
          yield [
            `${list.name} ${way.name}, ${scope === null ? 'all' : scope.length} owners, ${part} ${q}`,
            way.statement({ scope, limit: 30, q }, part, null),
          ];
    for (const way of list.ways)
      for (const scope of scopes.slice(0, 2))
        for (const [q, part] of APART)
          yield [
            `${list.name} ${way.name}, ${scope === null ? 'all' : scope.length} owners, ${part} ${q}`,
            way.statement({ scope, limit: 30, q }, part, null),
          ];
  }

  function ownerOf(list: DeclaredList): string {
    return list.name === 'audit' ? large.ownerId : large.businessId;
  }

  function middle(list: DeclaredList, way: Way): Position {
    return {
      part: 'all',
      id: MIDDLE[list.id] ?? '',
      key: way.key === null ? '' : (KEY[way.key] ?? ''),
    };
  }

  async function faultsOf(name: string, { sql, parameters }: Statement): Promise<string[]> {
    const [row] = await app.db.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
      `explain (analyze, timing off, format json) ${sql}`,
      parameters,
    );
    const plan = row?.['QUERY PLAN'][0]?.Plan;
    if (plan === undefined) return [`${name}: no plan`];
    return nodesOf(plan).flatMap((node) => {
      const fault = faultOf(node);
      return fault === null ? [] : [`${name}: ${fault}`];
    });
  }

  function faultOf(node: Plan): string | null {
    const kind = node['Node Type'];
    const table = node['Relation Name'];
    if (kind === 'Seq Scan' && table !== undefined && growing.has(table))
      return `scans ${table} from end to end`;
    const passed =
      node['Actual Rows'] +
      (node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Index Recheck'] ?? 0);
    const read = passed * node['Actual Loops'];
    if (read > READ) return `${kind} ${table ?? node['Index Name'] ?? ''} reads ${Math.round(read)} rows`;
    return null;
  }

  /** What is read while somebody asks for each of these pages. */
  async function statementsOf(
    userId: string | null,
    paths: readonly string[],
  ): Promise<[string, Statement][]> {
    const database = app.app.get(Database);
    const sessions = app.app.get(Sessions);
    const token =
      userId === null ? null : await database.transaction((tx) => sessions.open(tx, userId, 'test'));
    const found: [string, Statement][] = [];
    const original = database.query.bind(database);
    let path = '';
    database.query = <Row extends QueryResultRow>(sql: string, parameters?: readonly unknown[]) => {
      found.push([`${path} (${found.length})`, { sql, parameters: parameters ?? [] }]);
      return original<Row>(sql, parameters);
    };
    try {
      for (path of paths) {
        const asking = request(app.url).get(path);
        const { status } = await (token === null
          ? asking
          : asking.set('cookie', `${sessions.cookieName}=${token}`));
        expect([path, status < 500]).toEqual([path, true]);
      }
    } finally {
      database.query = original;
    }
    return found;
  }
});

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}
