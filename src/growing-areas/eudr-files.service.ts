import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { shippedOutlines } from '../places/outlines.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { isId } from '../platform/id.js';
import type { FieldFault } from '../ui/page-context.js';
import { polygonsOf } from '../standards/geo/area-geometry.js';
import { metresOutside } from '../standards/geo/distance-to-rings.js';
import { readEudr } from '../standards/geo/eudr.js';
import type { EudrPlot } from '../standards/geo/eudr-plot.js';
import { writeEudr, type EudrDraft } from '../standards/geo/eudr-write.js';
import { centroid } from '../standards/geo/measure.js';
import { parsePolygon } from '../standards/geo/polygon.js';
import { withoutHoles } from '../standards/geo/without-holes.js';
import { assertHectares, readBoundary } from './boundary.js';
import { GrowingAreasService } from './growing-areas.service.js';

/** A plot of a file, and what becomes of it. */
export interface TakenPlot {
  readonly name: string;
  readonly hectares: number;
  readonly communeCode: string | null;
  /** The draft that was made of it; null where none was, or it was only tried. */
  readonly areaId: string | null;
  readonly faults: readonly FieldFault[];
}

export interface TakenFile {
  readonly plots: readonly TakenPlot[];
  /** What the file itself would be better without, by the words of the format. */
  readonly notices: readonly { readonly at: string; readonly sentence: string }[];
}

export interface EudrInput {
  readonly file: unknown;
  readonly crop: string;
  /** For all of them; else each lies in the commune whose outline it lies in. */
  readonly communeCode: string | null;
}

/** A file of more goes in several. */
const PLOTS_MAX = 100;
/** As many as one statement of diligence lists, within what is checked at a time. */
const AREAS_MAX = 300;
const CORNERS_MAX = 20_000;
const ISSUES_TOLD = 20;
const NAME_MAX = 200;

/** Areas as plots of the European Commission's "EUDR GeoJSON File Description" 1.5: written for buyers, and read from them. */
@Injectable()
export class EudrFiles {
  constructor(
    private readonly db: Database,
    private readonly areas: GrowingAreasService,
  ) {}

  /** Whether there is an area with a code to write. */
  async hasAreas(actor: Actor): Promise<boolean> {
    // In an order that an index has: of any that there is, the table would be read until one is met.
    const scope = scopeOf(actor);
    const rows = await (scope === null
      ? this.db.query(
          `select from growing_areas where status = 'active' order by created_at desc, id desc limit 1`,
        )
      : this.db.query(
          `select from growing_areas where business_id = any($1::uuid[]) and status = 'active' order by business_id, created_at desc, id desc limit 1`,
          [scope],
        ));
    return rows.length > 0;
  }

  /** Those of the ids, or all that have a code, of the businesses the reader reaches. @throws Invalid for what cannot be written. */
  async write(actor: Actor, ids: readonly string[] | null): Promise<string> {
    const rows = await this.db.query<{
      name: string;
      producer: string;
      place: string | null;
      polygon: unknown;
    }>(
      `select a.name, b.name as producer, a.polygon,
         concat_ws(', ', a.village, (select c.kind || ' ' || c.name || ', ' || c.province_kind || ' ' || c.province_name
           from communes_today c where c.code = a.commune_code)) as place
       from growing_areas a join businesses b on b.id = a.business_id
       where a.kind = 'field' and ($1::uuid[] is null or a.business_id = any($1)) and ($2::uuid[] is null or a.id = any($2)) and ($2::uuid[] is not null or a.status = 'active')
       order by a.created_at desc, a.id desc limit ${AREAS_MAX + 1}`,
      [scopeOf(actor), ids],
    );
    if (rows.length === 0) throw ids === null ? Invalid.field('ids', 'eudr-empty') : new NotFound();
    if (rows.length > AREAS_MAX) throw Invalid.field('ids', 'eudr-too-many', { max: AREAS_MAX });
    let corners = 0;
    const named: string[] = [];
    const plots = rows.flatMap(({ name, producer, place, polygon }): EudrDraft[] => {
      const read = parsePolygon(polygon);
      const parts = read.ok ? withoutHoles(read.value) : null;
      if (parts === null) throw Invalid.field('ids', 'eudr-unwritable', { name });
      return parts.map((geometry) => {
        corners += polygonsOf(geometry).flat(2).length;
        named.push(name);
        return { country: 'VN', producer, place: `${name}${place === null ? '' : `, ${place}`}`, geometry };
      });
    });
    if (corners > CORNERS_MAX) throw Invalid.field('ids', 'eudr-too-many', { max: AREAS_MAX });
    const written = writeEudr(plots);
    if (written.ok) return written.value;
    const at = Number(/^\/features\/(\d+)/.exec(String(written.fault.at))?.[1] ?? 0);
    throw Invalid.field('ids', 'eudr-unwritable', { name: named[at] ?? '' });
  }

  /** Tries a file, or makes a draft of each of its plots that can be one. @throws Invalid for what is no such file */
  async take(actor: Actor, { file, crop, communeCode }: EudrInput, keep: boolean): Promise<TakenFile> {
    const { verdict, issues, plots } = readEudr(file);
    const errors = issues.filter(({ level }) => level === 'error');
    if (verdict === 'reject')
      throw new Invalid(
        errors.slice(0, ISSUES_TOLD).map(({ code, at, place }) => ({
          path: 'file',
          code,
          params: { at, ...(place === undefined ? {} : { lon: place[0], lat: place[1] }) },
        })),
      );
    if (plots.length > PLOTS_MAX) throw Invalid.field('file', 'eudr-too-many', { max: PLOTS_MAX });
    const taken: TakenPlot[] = [];
    for (const [index, plot] of plots.entries()) {
      const name = (plot.place ?? plot.producer ?? `${crop} ${index + 1}`).slice(0, NAME_MAX);
      const code = communeCode ?? (await communeOf(plot));
      taken.push(await this.takeOne(actor, plot, { name, crop, communeCode: code }, keep));
    }
    const notices = issues.map(({ at, sentence }) => ({ at: String(at), sentence }));
    return { plots: taken, notices };
  }

  private async takeOne(
    actor: Actor,
    { country, geometry, areaHa }: EudrPlot,
    { name, crop, communeCode }: { name: string; crop: string; communeCode: string | null },
    keep: boolean,
  ): Promise<TakenPlot> {
    const hectares = Math.max(0.0001, Math.round(areaHa * 10_000) / 10_000);
    const plot = { name, hectares, communeCode, areaId: null };
    const fault = (path: string, code: string) => ({ ...plot, faults: [{ path, code }] });
    if (country !== 'VN') return fault('polygon', 'eudr-abroad');
    // Up to four hectares a point will do for the statement; what is entered here has a boundary.
    if (geometry.type === 'Point' || geometry.type === 'MultiPoint') return fault('polygon', 'eudr-point');
    if (communeCode === null) return fault('communeCode', 'address-required');
    const input = { name, crop, hectaresDeclared: hectares, communeCode, polygon: geometry };
    try {
      if (!keep) {
        assertHectares(hectares, readBoundary(geometry).areaM2);
        return { ...plot, faults: [] };
      }
      const { id } = await this.areas.create(actor, input);
      return { ...plot, areaId: id, faults: [] };
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return { ...plot, faults: error.faults };
    }
  }
}

async function communeOf({ geometry }: EudrPlot): Promise<string | null> {
  if (geometry.type === 'Point' || geometry.type === 'MultiPoint') return null;
  const place = centroid(geometry);
  const outlines = await shippedOutlines();
  return [...outlines].find(([, rings]) => metresOutside(place, rings) === 0)?.[0] ?? null;
}

/** Ids with commas between them. @throws Invalid at `ids` */
export function readIds(text: string | undefined): string[] | null {
  if (text === undefined || text === '') return null;
  const ids = text.split(',').map((id) => id.trim());
  if (!ids.every(isId)) throw Invalid.field('ids', 'general');
  return ids;
}
