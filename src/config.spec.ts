import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { pmtiles } from '../test/support/map-files.js';
import { ConfigError, loadConfig, variables } from './config.js';

const folder = mkdtempSync(join(tmpdir(), 'dau-goc-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

const key = Buffer.alloc(32, 7).toString('base64');
const load = (env: Record<string, string> = {}) => loadConfig({ DATA_DIR: join(folder, 'data'), ...env });
const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://daugoc.example.vn',
  DATABASE_URL: 'postgres://u:p@db/daugoc',
  DATA_KEY: key,
};

function faultOf(env: Record<string, string>): ConfigError {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('accepted');
}

describe('loadConfig', () => {
  it('needs nothing: an embedded registry of Tuyên Quang with sample data', () => {
    expect(load()).toMatchObject({
      production: false,
      sampleData: true,
      dataDir: join(folder, 'data'),
      http: { port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000', trustProxy: false },
      database: { url: undefined },
      registry: {
        name: 'Dấu Gốc',
        agency: 'Sở Khoa học và Công nghệ tỉnh Tuyên Quang',
        province: '08',
        languages: ['vi', 'en'],
        logo: undefined,
        timeZone: 'Asia/Ho_Chi_Minh',
      },
      log: { level: 'info' },
      metrics: { port: undefined, token: undefined },
      mail: { smtpUrl: undefined, from: 'no-reply@localhost' },
    });
  });

  it('reads everything that can be set', () => {
    const logo = join(folder, 'logo.svg');
    writeFileSync(logo, '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const config = load({
      PORT: '8080',
      HOST: '::',
      PUBLIC_URL: 'https://truyxuat.example.vn/',
      WEB_CONCURRENCY: '4',
      TRUST_PROXY: 'loopback, 10.0.0.0/8',
      DATABASE_URL: 'postgres://u:p@db:5433/registry',
      SMTP_URL: 'smtps://mail.example.vn',
      MAIL_FROM: 'Truy xuất <no-reply@example.vn>',
      METRICS_PORT: '9100',
      METRICS_TOKEN: '0123456789abcdef',
      REGISTRY_NAME: 'Truy xuất Cao Bằng',
      REGISTRY_AGENCY: 'Sở Khoa học và Công nghệ tỉnh Cao Bằng',
      REGISTRY_PROVINCE: '04',
      REGISTRY_CONTACT_PHONE: '0206 3852 123',
      REGISTRY_CONTACT_EMAIL: 'skhcn@example.vn',
      REGISTRY_LANGUAGES: 'en,vi',
      REGISTRY_LOGO: logo,
    });
    expect(config.http).toEqual({
      port: 8080,
      host: '::',
      publicUrl: 'https://truyxuat.example.vn',
      processes: 4,
      trustProxy: ['loopback', '10.0.0.0/8'],
    });
    expect(config.sampleData).toBe(false); // a server of one's own stays as it is
    expect(config.mail).toEqual({
      smtpUrl: 'smtps://mail.example.vn',
      from: 'Truy xuất <no-reply@example.vn>',
    });
    expect(config.metrics).toEqual({ port: 9100, token: '0123456789abcdef' });
    expect(config.registry).toEqual({
      name: 'Truy xuất Cao Bằng',
      agency: 'Sở Khoa học và Công nghệ tỉnh Cao Bằng',
      agencyEn: 'Sở Khoa học và Công nghệ tỉnh Cao Bằng',
      agencyCode: 'TXNG',
      province: '04',
      contactPhone: '0206 3852 123',
      contactEmail: 'skhcn@example.vn',
      languages: ['en', 'vi'],
      logo,
      timeZone: 'Asia/Ho_Chi_Minh',
    });
    // As it goes to each process that serves.
    expect(deserialize(serialize(config))).toEqual(config);
  });

  it('takes an empty value for none, as Compose passes it', () => {
    expect(load({ PORT: '', DATABASE_URL: ' ', REGISTRY_LOGO: '' })).toEqual(load());
  });

  it.each<[string, Record<string, string>]>([
    ['NODE_ENV', { NODE_ENV: 'prod' }],
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '80a' }],
    ['HOST', { HOST: 'no host' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'daugoc.example.vn' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://daugoc.example.vn/truy-xuat' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://daugoc.example.vn' }],
    ['PUBLIC_URL', { PORT: '0' }],
    ['PUBLIC_URL', { ...production, PUBLIC_URL: 'http://daugoc.example.vn' }],
    ['PUBLIC_URL', { ...production, PUBLIC_URL: '' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/64' }],
    ['WEB_CONCURRENCY', { WEB_CONCURRENCY: '0' }],
    ['WEB_CONCURRENCY', { WEB_CONCURRENCY: '33' }],
    ['WEB_CONCURRENCY', { WEB_CONCURRENCY: '1.5' }],
    ['WEB_CONCURRENCY', { WEB_CONCURRENCY: 'auto' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://u:p@db/x' }],
    ['DATABASE_URL', { DATABASE_URL: 'db.example.vn' }],
    ['DATABASE_PATIENCE', { DATABASE_PATIENCE: '2.5' }],
    ['DATABASE_PATIENCE', { DATABASE_PATIENCE: '100' }],
    ['DATABASE_PATIENCE', { DATABASE_PATIENCE: '999999' }],
    ['DATA_DIR', { DATA_DIR: '/dev/null/data' }],
    ['DATA_KEY', { DATA_KEY: 'c2hvcnQ=' }],
    ['DATA_KEY', { ...production, DATA_KEY: '' }],
    ['SAMPLE_DATA', { SAMPLE_DATA: 'yes' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['METRICS_PORT', { METRICS_PORT: '3000' }],
    ['METRICS_TOKEN', { METRICS_TOKEN: 'short' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example.vn', MAIL_FROM: 'a@example.vn' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example.vn' }],
    ['MAIL_FROM', { MAIL_FROM: 'nobody' }],
    ['REGISTRY_PROVINCE', { REGISTRY_PROVINCE: '02' }], // Hà Giang, until 30 June 2025
    ['REGISTRY_AGENCY', { REGISTRY_PROVINCE: '04' }],
    ['REGISTRY_CONTACT_EMAIL', { REGISTRY_CONTACT_EMAIL: 'example.vn' }],
    ['REGISTRY_CONTACT_PHONE', { REGISTRY_CONTACT_PHONE: 'call us' }],
    ['REGISTRY_LANGUAGES', { REGISTRY_LANGUAGES: 'vi,fr' }],
    ['REGISTRY_LANGUAGES', { REGISTRY_LANGUAGES: 'vi,vi' }],
    ['REGISTRY_LOGO', { REGISTRY_LOGO: 'package.json' }],
    ['REGISTRY_OVERLAP', { REGISTRY_OVERLAP: 'chè=stop' }],
    ['REGISTRY_OVERLAP', { REGISTRY_OVERLAP: 'chè=block@101' }],
    ['MAP_SOURCE', { MAP_SOURCE: 'no-such.pmtiles' }],
    ['MAP_SOURCE', { MAP_SOURCE: 'package.json' }],
    ['MAP_SOURCE', { MAP_SOURCE: 'ftp://maps.example.vn/{z}/{x}/{y}.png', MAP_ATTRIBUTION: 'x' }],
    ['MAP_SOURCE', { MAP_SOURCE: 'https://maps.example.vn/{z}/{x}.png', MAP_ATTRIBUTION: 'x' }],
    ['MAP_SOURCE', { MAP_SOURCE: 'https://maps.example.vn/{z}/{x}/{-y}.png', MAP_ATTRIBUTION: 'x' }],
    ['MAP_SOURCE', { MAP_SOURCE: 'https://{z}.example.vn/{x}/{y}.png', MAP_ATTRIBUTION: 'x' }],
    ['MAP_SOURCE', { MAP_SOURCE: 'https://u:hunter2@maps.example.vn/{z}/{x}/{y}', MAP_ATTRIBUTION: 'x' }],
    ['MAP_ATTRIBUTION', { MAP_SOURCE: 'https://maps.example.vn/{z}/{x}/{y}.png' }],
    [
      'MAP_MAX_ZOOM',
      { MAP_SOURCE: 'https://maps.example.vn/{z}/{x}/{y}', MAP_ATTRIBUTION: 'x', MAP_MAX_ZOOM: '40' },
    ],
    ['REGISTRY_TIME_ZONE', { REGISTRY_TIME_ZONE: 'Hanoi' }],
    ['REGISTRY_PROVINC', { REGISTRY_PROVINC: '04' }],
  ])('refuses a wrong %s in one line that starts with its name: %j', (variable, env) => {
    const fault = faultOf(env);
    expect(fault.variable).toBe(variable);
    expect(fault.message).toMatch(/^\S+ [^\n]+: [^\n]+\.$/);
    expect(fault.message.startsWith(`${variable} `)).toBe(true);
    expect(fault.message).toContain(fault.remedy);
  });

  it('takes a map from a file or an address, and says of a file what it cannot show', () => {
    const file = (name: string, bytes: Buffer) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const tiles = [{ z: 8, x: 202, y: 111, bytes: Buffer.from([0]) }];
    const credit = '<a href="https://www.openstreetmap.org/copyright">&copy; OpenStreetMap</a>';
    const layers = (id: string) => ({ attribution: credit, vector_layers: [{ id }] });
    const drawn = file('drawn.pmtiles', pmtiles({ tiles, type: 1, metadata: layers('roads') }));
    expect(load({ MAP_SOURCE: drawn }).map).toEqual({
      source: { kind: 'archive', path: drawn },
      attribution: '© OpenStreetMap',
      minZoom: 8,
      maxZoom: 8,
    });
    const other = file('other.pmtiles', pmtiles({ tiles, type: 1, metadata: layers('contours') }));
    expect(faultOf({ MAP_SOURCE: other }).message).toMatch(
      /layers \(contours\) this service cannot draw: .*Protomaps/,
    );
    const avif = file('avif.pmtiles', pmtiles({ tiles, type: 5, metadata: layers('roads') }));
    expect(faultOf({ MAP_SOURCE: avif }).message).toContain('png, jpeg, webp or vector tiles');
    const nobody = file('nobody.pmtiles', pmtiles({ tiles, type: 2 }));
    expect(faultOf({ MAP_SOURCE: nobody }).variable).toBe('MAP_ATTRIBUTION');
    const old = pmtiles({ tiles, type: 2 });
    old[7] = 2;
    expect(faultOf({ MAP_SOURCE: file('old.pmtiles', old) }).message).toContain(
      'no PMTiles archive of version 3',
    );
    const address = 'https://maps.example.vn/{z}/{x}/{y}.png';
    expect(load({ MAP_SOURCE: address, MAP_ATTRIBUTION: 'Sở TNMT', MAP_MAX_ZOOM: '15' }).map).toEqual({
      source: { kind: 'tiles', template: address },
      attribution: 'Sở TNMT',
      minZoom: 0,
      maxZoom: 15,
    });
    expect(load().map).toBeUndefined();
  });

  it('never repeats a secret it refuses', () => {
    expect(faultOf({ MAP_SOURCE: 'https://u:hunter2@maps.example.vn/{z}/{x}/{y}' }).message).not.toContain(
      'hunter2',
    );
    expect(faultOf({ DATABASE_URL: 'mysql://u:hunter2@db/x' }).message).not.toContain('hunter2');
    expect(faultOf({ DATA_KEY: 'c2hvcnQ=' }).message).not.toContain('c2hvcnQ=');
    expect(faultOf({ METRICS_TOKEN: 'short-token' }).message).not.toContain('short-token');
  });

  it('generates the secrets once, for this user alone, and never over a damaged file', () => {
    const dataDir = join(folder, 'fresh');
    const first = load({ DATA_DIR: dataDir }).secrets.dataKey;
    expect(first).toHaveLength(32);
    expect(load({ DATA_DIR: dataDir }).secrets.dataKey).toEqual(first);
    const file = join(dataDir, 'secrets.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);

    writeFileSync(file, '{"DATA_KEY":');
    expect(faultOf({ DATA_DIR: dataDir }).message).toContain(file);
    expect(readFileSync(file, 'utf8')).toBe('{"DATA_KEY":');
    expect(load({ DATA_DIR: dataDir, DATA_KEY: key }).secrets.dataKey.toString('base64')).toBe(key);
  });

  it('accepts a production environment and writes no secret there', () => {
    const dataDir = join(folder, 'production');
    expect(load({ ...production, DATA_DIR: dataDir })).toMatchObject({ production: true, sampleData: false });
    expect(statSync(join(dataDir, 'secrets.json'), { throwIfNoEntry: false })).toBeUndefined();
  });

  it('is what .env.example tables', () => {
    const example = readFileSync('.env.example', 'utf8');
    const listed = [...example.matchAll(/^# ?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(listed).toEqual([...variables]);
  });
});
