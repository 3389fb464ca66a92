import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { parseShp } from 'shpjs';
import { Invalid } from '../platform/errors.js';

const MOST_BYTES = 8_000_000;
const MOST_FILES = 100;
const WANTED = /\.(kml|geojson|json|gpx|shp|prj)$/i;
/** What a boundary may have; all would have to be projected first. */
const MOST_CORNERS = 5000;
/** Where the head of a record says how many parts and corners it has, by kind of shape: a line or a polygon, a set of points. */
const COUNTS: Readonly<Record<number, readonly number[]>> = { 3: [44, 48], 5: [44, 48], 8: [44] };
/** A projection is told in a few hundred letters. */
const LONGEST_PRJ = 5000;
/** What is unpacked between two looks at how much it has become. */
const STEP = 4096;

/**
 * The boundary in a ZIP archive as text that `readBoundary` reads: the KML of a KMZ, or the polygons of a zipped shapefile as GeoJSON.
 * Unpacked by small steps and counted, whatever the archive says of its size. @throws Invalid at `polygon`.
 */
export function archiveText(archive: Uint8Array): string {
  const files = unpack(archive);
  const [shape, second] = [...files.keys()].filter((name) => name.endsWith('.shp'));
  if (second !== undefined) throw Invalid.field('polygon', 'geo-features');
  if (shape !== undefined) return shapeText(files, shape);
  const texts = [...files].filter(([name]) => !name.endsWith('.prj'));
  // Google Earth names the main one so; pictures and models lie beside it.
  const [, text] = texts.find(([name]) => /(^|\/)doc\.kml$/.test(name)) ?? texts[0] ?? [];
  if (text === undefined) throw Invalid.field('polygon', 'geo-archive-empty');
  return new TextDecoder().decode(text);
}

function shapeText(files: ReadonlyMap<string, Uint8Array>, shape: string): string {
  const prj = files.get(shape.replace(/\.shp$/, '.prj'));
  // Without it nobody knows what the numbers mean: most surveys here are in a national grid.
  if (prj === undefined) throw Invalid.field('polygon', 'geo-shape-without-prj');
  const shp = files.get(shape) ?? new Uint8Array();
  assertFew(shp);
  if (prj.length > LONGEST_PRJ) throw Invalid.field('polygon', 'geo-shape-unreadable');
  let geometries: unknown[];
  try {
    geometries = parseShp(new Uint8Array(shp), new TextDecoder().decode(prj).trim());
  } catch {
    throw Invalid.field('polygon', 'geo-shape-unreadable'); // the library throws whatever it stumbled over
  }
  const features = geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry }));
  // A tenth of a millimetre; the projection leaves dust behind it.
  return JSON.stringify({ type: 'FeatureCollection', features }, (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value,
  );
}

/**
 * Reads no more than the heads of the records (ESRI Shapefile Technical Description, 1998), for projecting and nesting what nobody
 * takes costs seconds. @throws Invalid
 */
function assertFew(shp: Uint8Array): void {
  const view = new DataView(shp.buffer, shp.byteOffset, shp.byteLength);
  let shapes = 0;
  for (let at = 100; at + 52 <= view.byteLength;) {
    const kind = view.getInt32(at + 8, true) % 10; // 15 and 25 are polygons with a height or a measure
    if (kind !== 0) shapes += 1;
    if (shapes > 1) throw Invalid.field('polygon', 'geo-features');
    for (const place of COUNTS[kind] ?? [])
      if (view.getUint32(at + place, true) > MOST_CORNERS)
        throw Invalid.field('polygon', 'geo-too-many-points');
    const length = 2 * view.getInt32(at + 4);
    if (length < 4) throw Invalid.field('polygon', 'geo-shape-unreadable');
    at += 8 + length;
  }
}

function unpack(archive: Uint8Array): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>();
  let [files, bytes] = [0, 0];
  let broken = false;
  const unzip = new Unzip((file) => {
    files += 1;
    const name = file.name.toLowerCase();
    const wanted = WANTED.test(name) && !name.startsWith('__macosx/');
    if (!wanted) return;
    const chunks: Uint8Array[] = [];
    parts.set(name, chunks);
    file.ondata = (error, chunk) => {
      broken ||= error !== null;
      bytes += chunk.length;
      chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  try {
    for (let at = 0; at < archive.length; at += STEP) {
      unzip.push(archive.subarray(at, at + STEP), at + STEP >= archive.length);
      if (bytes > MOST_BYTES || files > MOST_FILES) throw Invalid.field('polygon', 'geo-too-big');
    }
  } catch (error) {
    if (error instanceof Invalid) throw error;
    broken = true; // fflate's own error says which byte, not what to do
  }
  if (broken) throw Invalid.field('polygon', 'geo-archive-broken');
  return new Map([...parts].map(([name, chunks]) => [name, Buffer.concat(chunks)]));
}
