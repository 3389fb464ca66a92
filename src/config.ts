import { resolve } from 'node:path';
import {
  type AreaRules,
  parseAreaPattern,
  parseMarkets,
  parseMinimumSizes,
  parseOverlaps,
} from './config-areas.js';
import { type MapConfig, parseMap } from './config-map.js';
import { ConfigError, prepareDataDir, loadSecrets, parseSigningKey, type Secrets } from './config-files.js';

import {
  type Language,
  oneOf,
  parseAgencyCode,
  parseEmail,
  parseFlag,
  parseHost,
  parseLanguages,
  parseLine,
  parseLogo,
  parseMilliseconds,
  parsePhone,
  parsePort,
  parseProcesses,
  parseProvince,
  parsePublicUrl,
  parseTimeZone,
  parseToken,
  parseTrustProxy,
  parseUrl,
} from './config-values.js';

export { ConfigError, orRemoved } from './config-files.js';
export type { Language } from './config-values.js';

/** Every variable the service reads; `.env.example` and the README table list the same names (a test compares them). */
export const variables = [
  'NODE_ENV',
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'TRUST_PROXY',
  'WEB_CONCURRENCY',
  'DATABASE_URL',
  'DATABASE_PATIENCE',
  'DATA_DIR',
  'SAMPLE_DATA',
  'DATA_KEY',
  'SIGNING_KEY',
  'LOG_LEVEL',
  'METRICS_PORT',
  'METRICS_TOKEN',
  'SMTP_URL',
  'MAIL_FROM',
  'MAP_SOURCE',
  'MAP_ATTRIBUTION',
  'MAP_MAX_ZOOM',
  'REGISTRY_NAME',
  'REGISTRY_AGENCY',
  'REGISTRY_AGENCY_EN',
  'REGISTRY_AGENCY_CODE',
  'REGISTRY_PROVINCE',
  'REGISTRY_CONTACT_PHONE',
  'REGISTRY_CONTACT_EMAIL',
  'REGISTRY_CONTACT_ADDRESS',
  'REGISTRY_CONTACT_HOURS',
  'REGISTRY_LANGUAGES',
  'REGISTRY_LOGO',
  'REGISTRY_TIME_ZONE',
  'REGISTRY_AREA_CODE',
  'REGISTRY_PACKING_CODE',
  'REGISTRY_MARKETS',
  'REGISTRY_MIN_HECTARES',
  'REGISTRY_OVERLAP',
] as const;
type Variable = (typeof variables)[number];

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Config {
  readonly production: boolean;
  /** Absolute; exists and can be written. */
  readonly dataDir: string;
  readonly sampleData: boolean;
  readonly http: {
    /** 0 lets the system choose; `publicUrl` is then given explicitly. */
    readonly port: number;
    readonly host: string;
    /** Origin without a trailing slash: what QR codes say. */
    readonly publicUrl: string;
    /** Number of proxies in front, or their addresses; as Fastify's `trustProxy`. */
    readonly trustProxy: false | number | string[];
    /** Processes that serve on the port; of more than one, a further one leads. */
    readonly processes: number;
  };
  /** `url` undefined: the embedded server in `dataDir`. */
  readonly database: {
    readonly url: string | undefined;
    /** How long a request waits for the database to answer before it says that the service is unavailable. */
    readonly patienceMs: number;
  };
  readonly registry: RegistryConfig;
  readonly areas: AreaRules;
  /** undefined: maps show the outlines of communes alone. */
  readonly map: MapConfig | undefined;
  readonly mail: { readonly smtpUrl: string | undefined; readonly from: string };
  readonly log: { readonly level: LogLevel };
  /** Neither set: no metrics are served. `port` listens on loopback; `token` guards `/metrics` on the main port. */
  readonly metrics: { readonly port: number | undefined; readonly token: string | undefined };
  /** `signingKey`: seed of the Ed25519 key that signs decisions; undefined derives one from `dataKey`. */
  readonly secrets: Secrets & { readonly signingKey: Buffer | undefined };
}

/** Whose registry this is. */
export interface RegistryConfig {
  readonly name: string;
  readonly agency: string;
  readonly agencyEn: string;
  /** Its letters in numbers of decisions: `12/2026/QĐ-SKHCN`. */
  readonly agencyCode: string;
  /** Two-digit code of the province as of 1 July 2025. */
  readonly province: string;
  readonly contactPhone: string | undefined;
  readonly contactEmail: string | undefined;
  /** Where people may come, and when; as written by the agency, in Vietnamese. */
  readonly contactAddress: string | undefined;
  readonly contactHours: string | undefined;
  /** The first is the default. */
  readonly languages: readonly [Language, ...Language[]];
  /** Absolute path of an SVG or PNG file. */
  readonly logo: string | undefined;
  readonly timeZone: string;
}

const homeProvince = '08';

/**
 * Reads and checks the whole environment once. Creates the data directory and, outside production, generates the
 * secrets that are missing into it.
 * @throws ConfigError naming the variable and the remedy.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const read = (name: Variable) => env[name]?.trim() || undefined; // empty counts as unset, as Compose passes it
  refuseUnknown(env);

  const mode = oneOf('NODE_ENV', read('NODE_ENV') ?? 'development', ['development', 'production', 'test']);
  const production = mode === 'production';
  const databaseUrl = parseUrl('DATABASE_URL', read('DATABASE_URL'), ['postgres:', 'postgresql:']);
  const port = parsePort('PORT', read('PORT')) ?? 3000;
  const publicUrl = parsePublicUrl(read('PUBLIC_URL'), port, production);
  const sampleData =
    parseFlag('SAMPLE_DATA', read('SAMPLE_DATA')) ?? (databaseUrl === undefined && !production);
  const smtpUrl = parseUrl('SMTP_URL', read('SMTP_URL'), ['smtp:', 'smtps:']);
  const from = parseEmail('MAIL_FROM', read('MAIL_FROM'), true);
  if (smtpUrl !== undefined && from === undefined) {
    throw new ConfigError(
      'MAIL_FROM',
      'is missing beside SMTP_URL',
      'set it to the sender, as in "registry@example.vn"',
    );
  }
  const level = oneOf('LOG_LEVEL', read('LOG_LEVEL') ?? (mode === 'test' ? 'silent' : 'info'), logLevels);
  const metricsPort = parsePort('METRICS_PORT', read('METRICS_PORT'));
  if (metricsPort !== undefined && metricsPort === port && port !== 0) {
    throw new ConfigError('METRICS_PORT', 'is the same as PORT', 'choose another port for the metrics');
  }
  const token = parseToken('METRICS_TOKEN', read('METRICS_TOKEN'));
  const host = parseHost(read('HOST') ?? '127.0.0.1');
  const trustProxy = parseTrustProxy(read('TRUST_PROXY') ?? 'false');
  const processes = parseProcesses(read('WEB_CONCURRENCY') ?? '1');
  const registry = parseRegistry(read);
  const dataDir = resolve(read('DATA_DIR') ?? '.data');
  prepareDataDir(dataDir);

  return {
    production,
    dataDir,
    sampleData,
    http: { port, host, publicUrl, trustProxy, processes },
    database: {
      url: databaseUrl,
      patienceMs: parseMilliseconds('DATABASE_PATIENCE', read('DATABASE_PATIENCE')) ?? 2500,
    },
    registry,
    areas: parseAreaRules(read),
    map: parseMap(read('MAP_SOURCE'), read('MAP_ATTRIBUTION'), read('MAP_MAX_ZOOM')),
    mail: { smtpUrl, from: from ?? `no-reply@${new URL(publicUrl).hostname}` },
    log: { level },
    metrics: { port: metricsPort, token },
    secrets: {
      ...loadSecrets({ DATA_KEY: read('DATA_KEY') }, dataDir, production),
      signingKey: parseSigningKey(read('SIGNING_KEY')),
    },
  };
}

function parseRegistry(read: (name: Variable) => string | undefined): RegistryConfig {
  const province = parseProvince(read('REGISTRY_PROVINCE') ?? homeProvince);
  const agency = read('REGISTRY_AGENCY');
  if (agency === undefined && province !== homeProvince) {
    throw new ConfigError(
      'REGISTRY_AGENCY',
      `is missing for province ${province}`,
      'name the agency that runs the registry there',
    );
  }
  return {
    name: read('REGISTRY_NAME') ?? 'Dấu Gốc',
    agency: agency ?? 'Sở Khoa học và Công nghệ tỉnh Tuyên Quang',
    agencyEn:
      read('REGISTRY_AGENCY_EN') ?? agency ?? 'Department of Science and Technology of Tuyên Quang Province',
    agencyCode:
      parseAgencyCode(read('REGISTRY_AGENCY_CODE')) ?? (province === homeProvince ? 'SKHCN' : 'TXNG'),
    province,
    contactPhone: parsePhone('REGISTRY_CONTACT_PHONE', read('REGISTRY_CONTACT_PHONE')),
    contactEmail: parseEmail('REGISTRY_CONTACT_EMAIL', read('REGISTRY_CONTACT_EMAIL')),
    contactAddress: parseLine('REGISTRY_CONTACT_ADDRESS', read('REGISTRY_CONTACT_ADDRESS')),
    contactHours: parseLine('REGISTRY_CONTACT_HOURS', read('REGISTRY_CONTACT_HOURS')),
    languages: parseLanguages(read('REGISTRY_LANGUAGES') ?? 'vi,en'),
    logo: parseLogo(read('REGISTRY_LOGO')),
    timeZone: parseTimeZone(read('REGISTRY_TIME_ZONE') ?? 'Asia/Ho_Chi_Minh'),
  };
}

function parseAreaRules(read: (name: Variable) => string | undefined): AreaRules {
  return {
    patterns: {
      field: parseAreaPattern(
        'REGISTRY_AREA_CODE',
        read('REGISTRY_AREA_CODE') ?? 'VN-{province:99}-{commune:99999}-{sequence:9999}',
      ),
      'packing-house': parseAreaPattern(
        'REGISTRY_PACKING_CODE',
        read('REGISTRY_PACKING_CODE') ?? 'VN-{province:99}-{commune:99999}-P{sequence:999}',
      ),
    },
    markets: parseMarkets(
      'REGISTRY_MARKETS',
      read('REGISTRY_MARKETS') ?? 'CN,EU,US,JP,KR,TW,TH,AU,NZ,GB,CA,RU,IN,AE',
    ),
    minimumSizes: parseMinimumSizes('REGISTRY_MIN_HECTARES', read('REGISTRY_MIN_HECTARES')),
    overlaps: parseOverlaps('REGISTRY_OVERLAP', read('REGISTRY_OVERLAP')),
  };
}

function refuseUnknown(env: NodeJS.ProcessEnv): void {
  const known = new Set<string>(variables);
  const stranger = Object.keys(env).find((name) => name.startsWith('REGISTRY_') && !known.has(name));
  if (stranger !== undefined) {
    throw new ConfigError(
      stranger,
      'is no setting of this service',
      'remove it or correct its name, see .env.example',
    );
  }
}

/** Where Nest finds the configuration: `@Inject(CONFIG) config: Config`. */
export const CONFIG = Symbol('config');
