import { Inject, Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import { HOME } from '../area-codes/markets.js';
import {
  GrowingAreasQueries,
  type GrowingAreaView,
  type OutlinedArea,
} from '../growing-areas/growing-areas.queries.js';
import { communesOf } from '../places/outlines.js';
import type { UnitName } from '../places/place-names.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { BadRequest } from '../platform/errors.js';
import { decodeCursor, encodeCursor, type Page } from '../platform/http/cursor.js';
import { isId } from '../platform/id.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import { dayOf } from '../platform/time-zone.js';
import type { BoundingBox } from '../standards/geo/measure.js';
import type { AreaMapQuery } from './area-map.dto.js';
import { AreaSpotsService } from './area-spots.service.js';
import { cropKey, type Cluster, type SpotFilter } from './area-spots.js';
import { groundOf, readWindow, windowAround, type MapWindow } from './map-window.js';

export interface MapSize {
  readonly width: number;
  readonly height: number;
}

/** Clusters, or, where they are few, the areas with their outlines. */
export interface AreaMapView {
  readonly window: MapWindow;
  readonly ground: BoundingBox;
  /** In the window. */
  readonly total: number;
  readonly clusters: readonly Cluster[];
  readonly areas: readonly OutlinedArea[];
}

export interface AreaMapChoices {
  readonly crops: readonly { readonly key: string; readonly text: string; readonly count: number }[];
  readonly communes: readonly (UnitName & { readonly code: string; readonly count: number })[];
  readonly markets: readonly string[];
}

export interface AreaMapPage extends Page<GrowingAreaView> {
  readonly total: number;
}

/** What is drawn without script; with it, what the screen has, within these. */
export const DRAWN: MapSize = { width: 640, height: 440 };
const SIDE_MIN = 200;
const SIDE_MAX = 2000;
const CROPS_OFFERED = 60;
const CURSOR = 'area-map';
const DAY_MS = 86_400_000;

/** All areas that an official reaches, on a map and in a list: by the same filters, each with every other. */
@Injectable()
export class AreaMapService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly spots: AreaSpotsService,
    private readonly areas: GrowingAreasQueries,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
  ) {}

  async view(actor: Actor, query: AreaMapQuery): Promise<AreaMapView> {
    const size = readSize(query.size);
    const filter = this.filterOf(actor, query);
    const home = await this.home(filter.scope, size);
    const spots = await this.spots.now();
    const window = readWindow(query.at) ?? home ?? windowOf(spots.choices(filter.scope).box, size);
    const ground = groundOf(window, size.width, size.height);
    const { total, clusters, ids } = spots.view(filter, ground, window.zoom);
    return {
      window,
      ground,
      total,
      clusters: clusters ?? [],
      areas: ids === null ? [] : await this.areas.outlined(actor, ids),
    };
  }

  async list(actor: Actor, query: AreaMapQuery): Promise<AreaMapPage> {
    const filter = this.filterOf(actor, query);
    const cursor = decodeCursor(query.cursor);
    const [mark, createdAt] = cursor?.key.split('|') ?? [];
    const readable = mark === CURSOR && /^\d{1,17}$/.test(createdAt ?? '') && isId(cursor?.id ?? '');
    if (cursor !== null && !readable) throw new BadRequest('cursor-unknown');
    const spots = await this.spots.now();
    const after = cursor === null ? null : { createdAt: Number(createdAt), id: cursor.id };
    const { items, more, total } = spots.list(filter, after, query.limit);
    const last = items.at(-1);
    return {
      items: await this.areas.some(
        actor,
        items.map(({ id }) => id),
      ),
      next:
        more && last !== undefined ? encodeCursor({ key: `${CURSOR}|${last.createdAt}`, id: last.id }) : null,
      total,
    };
  }

  async choices(actor: Actor): Promise<AreaMapChoices> {
    const spots = await this.spots.now();
    const { crops, communes } = spots.choices(scopeSet(actor));
    const named = await this.db.query<UnitName & { code: string }>(
      `select code, kind, name, name_en as "nameEn" from communes_today where code = any($1)`,
      [[...communes.keys()]],
    );
    return {
      crops: [...crops]
        .map(([key, crop]) => ({ key, ...crop }))
        .sort((one, other) => other.count - one.count)
        .slice(0, CROPS_OFFERED),
      communes: named
        .map((commune) => ({ ...commune, count: communes.get(commune.code) ?? 0 }))
        .sort((one, other) => one.name.localeCompare(other.name, 'vi')),
      markets: [HOME, ...this.config.areas.markets],
    };
  }

  private filterOf(actor: Actor, query: AreaMapQuery): SpotFilter {
    const given = (text: string | undefined) => (text === undefined || text === '' ? undefined : text);
    const days = given(query.expiring);
    const { timeZone } = this.config.registry;
    const now = this.clock.now();
    const crop = given(query.crop);
    return {
      scope: scopeSet(actor),
      status: given(query.status),
      kind: given(query.kind),
      crop: crop === undefined ? undefined : cropKey(crop),
      market: given(query.market),
      commune: given(query.commune),
      overlap: query.overlap === 'yes',
      expiring:
        days === undefined
          ? undefined
          : {
              from: dayOf(now, timeZone),
              to: dayOf(new Date(now.getTime() + Number(days) * DAY_MS), timeZone),
            },
    };
  }

  /** The whole province, where its outlines are known, to who works everywhere in it. */
  private async home(scope: SpotFilter['scope'], size: MapSize): Promise<MapWindow | null> {
    if (scope !== null) return null;
    const communes = await communesOf(this.province.code);
    return windowOf(
      communes.reduce<BoundingBox | null>(
        (all, { box }) =>
          all === null
            ? box
            : {
                west: Math.min(all.west, box.west),
                south: Math.min(all.south, box.south),
                east: Math.max(all.east, box.east),
                north: Math.max(all.north, box.north),
              },
        null,
      ),
      size,
    );
  }
}

const COUNTRY: BoundingBox = { west: 102, south: 8.5, east: 110, north: 23.5 };

function windowOf(box: BoundingBox | null, { width, height }: MapSize): MapWindow {
  return windowAround(box ?? COUNTRY, width * 0.92, height * 0.92);
}

function scopeSet(actor: Actor): ReadonlySet<string> | null {
  const scope = scopeOf(actor);
  return scope === null ? null : new Set(scope);
}

function readSize(text: string | undefined): MapSize {
  const [, width = '', height = ''] = /^(\d{1,4})x(\d{1,4})$/.exec(text ?? '') ?? [];
  if (width === '') return DRAWN;
  const within = (value: string) => Math.max(SIDE_MIN, Math.min(SIDE_MAX, Number(value)));
  return { width: within(width), height: within(height) };
}
