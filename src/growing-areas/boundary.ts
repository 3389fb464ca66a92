import { archiveText } from './boundary-archive.js';
import { Invalid } from '../platform/errors.js';
import type { AreaGeometry, GeoResult } from '../standards/geo/area-geometry.js';
import { readGpx } from '../standards/geo/gpx.js';
import { readKml } from '../standards/geo/kml.js';
import { boundingBox, geodesicAreaM2 } from '../standards/geo/measure.js';
import { parsePolygon } from '../standards/geo/polygon.js';
import { readVn2000Ring, readVn2000Zone } from '../standards/geo/vn2000.js';

// 100 m²: a hive stand or a garden; less is a slip of the pen.
const LIMITS = { minAreaM2: 100, maxPoints: 5000, maxBytes: 1_000_000 };
/** Measured and declared hectares may differ by this factor, for slopes and strips left out; more is a mistake. */
const MISMATCH = 1.5;

export interface Boundary {
  readonly polygon: AreaGeometry;
  readonly areaM2: number;
  /** As PostgreSQL's `box` reads it. */
  readonly bounds: string;
}

/**
 * Reads a boundary from GeoJSON, parsed or as text, from KML or GPX text, or, with the strip of a national `grid`, from a list of corners. @throws Invalid at `polygon`, naming the place of the fault.
 */
export function readBoundary(sent: unknown, grid?: string | null): Boundary {
  const input = fromGrid(sent, grid ?? '');
  if (typeof input === 'string') assertReadable(input);
  const read =
    typeof input === 'string' && input.trimStart().startsWith('<')
      ? fromXml(input)
      : parsePolygon(input, LIMITS);
  if (!read.ok) {
    const { code, at, place } = read.fault;
    throw Invalid.field('polygon', code, {
      at,
      ...(place === undefined ? {} : { lon: place[0], lat: place[1] }),
    });
  }
  const polygon = read.value;
  const { west, south, east, north } = boundingBox(polygon);
  return { polygon, areaM2: geodesicAreaM2(polygon), bounds: `((${east},${north}),(${west},${south}))` };
}

/** @throws Invalid when the declared hectares cannot be those of the boundary. */
export function assertHectares(declared: number, areaM2: number): void {
  const measured = areaM2 / 10_000;
  if (declared > measured * MISMATCH || declared * MISMATCH < measured) {
    throw Invalid.field('hectaresDeclared', 'geo-area-mismatch', {
      measured: Math.round(measured * 100) / 100,
    });
  }
}

/** Corners in metres become GeoJSON; what is no list of corners stays what it is. @throws Invalid at `grid` or `polygon`. */
export function fromGrid(input: unknown, grid: string): unknown {
  if (grid === '' || typeof input !== 'string' || /^\s*[{<[]/.test(input)) return input;
  const zone = readVn2000Zone(grid);
  if (!zone.ok) throw Invalid.field('grid', zone.fault.code);
  if (input.trim() === '') return input;
  const ring = readVn2000Ring(input, zone.value);
  if (!ring.ok) throw Invalid.field('polygon', ring.fault.code, { line: ring.fault.at });
  return JSON.stringify({ type: 'Polygon', coordinates: [ring.value] });
}

/** The text of a file of a boundary. @throws Invalid at `polygon` when it holds no text. */
export function boundaryText(file: Buffer): string {
  if (file.length > LIMITS.maxBytes) throw Invalid.field('polygon', 'geo-too-big');
  // A ZIP archive begins so: KMZ, or a zipped shapefile.
  if (file.subarray(0, 2).toString('latin1') === 'PK') return archiveText(file);
  return decode(file);
}

/** What map programs on Windows write, too: UTF-16 with its mark, or XML that begins with `<` in two bytes. */
function decode(file: Buffer): string {
  const [first, second] = file;
  const little = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  const text = new TextDecoder(little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8').decode(file);
  // A shapefile, a picture, a drawing: text has no zeros.
  if (text.includes('\0')) throw Invalid.field('polygon', 'geo-binary');
  return text;
}

/** @throws Invalid for what is no GeoJSON and known by its beginning. */
function assertReadable(text: string): void {
  if (
    /^\s*(?:SRID=\d+;\s*)?(?:MULTI)?(?:POLYGON|LINESTRING|POINT|GEOMETRYCOLLECTION)\s*(?:Z|M|ZM)?\s*(?:\(|EMPTY)/i.test(
      text,
    )
  )
    throw Invalid.field('polygon', 'geo-wkt');
  if (/^\s*[\d.,;+-]+[\s\d.,;+-]*$/.test(text.slice(0, 200))) throw Invalid.field('polygon', 'geo-list');
}

function fromXml(text: string): GeoResult<AreaGeometry> {
  // Whatever is in front of the root: declaration, comments.
  const read = /<gpx[\s>]/.test(text.slice(0, 2000)) ? readGpx(text, LIMITS) : readKml(text, LIMITS);
  if (!read.ok) return read;
  const [first, second] = read.value;
  if (first === undefined || second !== undefined) {
    return {
      ok: false,
      fault: { code: 'geo-features', at: '', sentence: 'The file must hold exactly one area.' },
    };
  }
  return { ok: true, value: first.geometry, notices: [] };
}
