import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { CONFIG, type Config } from '../config.js';
import { communesOf } from '../places/outlines.js';
import { Unavailable } from '../platform/errors.js';
import { LOG } from '../platform/platform.module.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import { askedAtOnce } from './asked-at-once.js';
import { WorkQueue } from '../platform/work-queue.js';
import type { BoundingBox } from '../standards/geo/measure.js';
import { tileBox } from '../standards/geo/web-mercator.js';
import { MapArchive } from './map-archive.js';
import type { MapTile, TileSource } from './map-tile.js';
import { TileServer } from './tile-server.js';

/** A tile as it is sent. */
export interface SentTile extends MapTile {
  readonly tag: string;
}

/** Half a degree of neighbours; nobody uses this service to copy a map of the world. */
const AROUND_DEGREES = 0.5;
const COUNTRY: BoundingBox = { west: 102, south: 8, east: 110, north: 24 };
const KEPT_BYTES = 48_000_000;
const KEPT_MS = 12 * 3_600_000;
const MAY_WAIT = 200;
const RETRY_SECONDS = 30;
/** A server that does not answer is let alone for a while; what is kept is shown meanwhile. */
const REST_MS = 15_000;
const NONE = Symbol('no tile');

/** The ground beneath all maps, one tile at a time, kept in memory for a while. */
@Injectable()
export class BaseTiles implements OnModuleInit, OnApplicationShutdown {
  private source: TileSource | null = null;
  private ground: BoundingBox = COUNTRY;
  private archived: MapArchive | null = null;
  private restUntil = 0;
  private readonly queue: WorkQueue;
  private readonly waiting = new Map<string, Promise<SentTile | null>>();
  private readonly kept = new LRUCache<string, SentTile | typeof NONE>({
    maxSize: KEPT_BYTES,
    ttl: KEPT_MS,
    allowStale: true,
    noDeleteOnStaleGet: true,
    sizeCalculation: (tile) => (tile === NONE ? 200 : tile.bytes.length + 200),
  });

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
    @Inject(LOG) private readonly log: Logger,
  ) {
    const { map, http } = config;
    this.queue = new WorkQueue(askedAtOnce(map?.source.kind ?? null, http.processes), MAY_WAIT);
  }

  async onModuleInit(): Promise<void> {
    const { map } = this.config;
    if (map === undefined) return;
    if (map.source.kind === 'archive') this.source = this.archived = await MapArchive.open(map.source.path);
    else this.source = new TileServer(map.source.template);
    const boxes = (await communesOf(this.province.code)).map(({ box }) => box);
    if (boxes.length > 0)
      this.ground = {
        west: Math.min(...boxes.map(({ west }) => west)) - AROUND_DEGREES,
        south: Math.min(...boxes.map(({ south }) => south)) - AROUND_DEGREES,
        east: Math.max(...boxes.map(({ east }) => east)) + AROUND_DEGREES,
        north: Math.max(...boxes.map(({ north }) => north)) + AROUND_DEGREES,
      };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.archived?.close();
  }

  /** The file itself, where there is one. */
  get archive(): MapArchive | null {
    return this.archived;
  }

  /** null where no map is set, or none of that place. @throws Unavailable when the map server does not answer. */
  async tile(z: number, x: number, y: number): Promise<SentTile | null> {
    const { source } = this;
    if (source === null || !this.covers(z, x, y)) return null;
    const key = `${z}/${x}/${y}`;
    const stale = this.kept.getRemainingTTL(key) <= 0;
    const kept = this.kept.get(key);
    if (kept !== undefined && (!stale || Date.now() < this.restUntil)) return kept === NONE ? null : kept;
    const waiting = this.waiting.get(key);
    if (waiting !== undefined) return waiting;
    const reading = this.fetch(source, key, z, x, y, kept).finally(() => this.waiting.delete(key));
    this.waiting.set(key, reading);
    return reading;
  }

  private covers(z: number, x: number, y: number): boolean {
    const { map } = this.config;
    if (map === undefined || z < map.minZoom || z > map.maxZoom || x >= 2 ** z || y >= 2 ** z) return false;
    const tile = tileBox({ z, x, y });
    const { west, south, east, north } = this.ground;
    return tile.west < east && tile.east > west && tile.south < north && tile.north > south;
  }

  private async fetch(
    source: TileSource,
    key: string,
    z: number,
    x: number,
    y: number,
    old: SentTile | typeof NONE | undefined,
  ): Promise<SentTile | null> {
    try {
      if (Date.now() < this.restUntil) throw new Unavailable('map-unavailable', RETRY_SECONDS);
      const tile = await this.queue.run(() => source.read(z, x, y));
      const sent = tile === null ? null : { ...tile, tag: `"${hashOf(tile.bytes)}"` };
      this.kept.set(key, sent ?? NONE);
      return sent;
    } catch (error) {
      if (!(error instanceof Unavailable)) {
        this.restUntil = Date.now() + REST_MS;
        this.log.warn(
          { error: error instanceof Error ? error.message : 'unknown' },
          'the map does not answer',
        );
      }
      if (old !== undefined) return old === NONE ? null : old;
      throw error instanceof Unavailable ? error : new Unavailable('map-unavailable', RETRY_SECONDS, error);
    }
  }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}
