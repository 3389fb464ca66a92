import type { Logger } from 'pino';
import { Client } from 'pg';
import { type Config, ConfigError } from './config.js';
import { freezeEntries } from './diary/freeze-entries.js';
import { loadPlaces } from './places/load-places.js';
import { connectionsOf } from './platform/database/connections.js';
import { startEmbedded } from './platform/database/embedded.js';
import { migrate, UnfitDatabase } from './platform/database/migrate.js';
import type { RegistryProvince } from './platform/registry-province.js';

export interface OpenDatabase {
  readonly url: string;
  readonly province: RegistryProvince;
  stop(): Promise<void>;
}

interface Opening {
  /** Hears of an embedded server that could not be started again. */
  readonly onLost?: (reason: Error) => void;
  /** From when on the embedded server may end without being started again. */
  readonly ending?: AbortSignal;
}

/** The database of the configuration, or the embedded one: running, migrated, with today's administrative units. */
export async function openDatabase(
  config: Config,
  log: Logger,
  opening: Opening = {},
): Promise<OpenDatabase> {
  const external = config.database.url;
  const connections = connectionsOf(config.http.processes);
  if (external !== undefined) await assertReachable(external, config.http.processes > 1 ? connections : 0);
  const server =
    external === undefined
      ? await startEmbedded({ dataDir: config.dataDir, log, connections, ...opening })
      : { url: external, stop: () => Promise.resolve() };
  try {
    const province = await prepareDatabase(server.url, config.registry.province);
    await freezeEntries(server.url, config.http.publicUrl, config.secrets.dataKey);
    return {
      url: server.url,
      province,
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    if (!(error instanceof UnfitDatabase)) throw error;
    throw new ConfigError(
      external === undefined ? 'DATA_DIR' : 'DATABASE_URL',
      error.message,
      'install the version that migrated it, or use another database',
    );
  }
}

/** Migrates, loads the reference data this version ships, and names the registry's province. */
export async function prepareDatabase(url: string, provinceCode: string): Promise<RegistryProvince> {
  await migrate(url);
  await loadPlaces(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ kind: string; name: string; name_en: string }>(
      `select kind, name, name_en from places where level = 'province' and code = $1 and valid_to is null`,
      [provinceCode],
    );
    const [row] = rows;
    if (row === undefined) {
      throw new ConfigError(
        'REGISTRY_PROVINCE',
        `${provinceCode} is no province of today`,
        'use the two-digit code in force since 1 July 2025, as in 08',
      );
    }
    const kind = row.kind.startsWith('Thành phố') ? 'thành phố' : 'tỉnh';
    return { code: provinceCode, nameVi: `${kind} ${row.name}`, nameEn: row.name_en };
  } finally {
    await client.end();
  }
}

async function assertReachable(url: string, connections: number): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    if (connections > 0) await assertRoom(client, connections);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const cause = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
    throw new ConfigError(
      'DATABASE_URL',
      `cannot be reached (${cause})`,
      'start the server or correct the address, user and password',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Processes that found no room one after the other would tell it less plainly. */
async function assertRoom(client: Client, wanted: number): Promise<void> {
  const { rows } = await client.query<{ room: number }>(
    `select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
       - coalesce(current_setting('reserved_connections', true)::int, 0) as room`,
  );
  const room = rows[0]?.room ?? wanted;
  if (room >= wanted) return;
  throw new ConfigError(
    'WEB_CONCURRENCY',
    `wants ${wanted} connections of PostgreSQL, which allows ${room}`,
    'set it lower, or max_connections of the server higher',
  );
}
