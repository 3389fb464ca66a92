import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { bytesToHeader, Compression, TileType, type Header } from 'pmtiles';
import { ConfigError } from './config-files.js';
import { LAYERS } from './standards/geo/vector-layers.js';

/** What lies beneath every map instead of the outlines of communes alone. */
export interface MapConfig {
  readonly source: MapArchiveFile | MapTileAddress;
  /** Whose map it is; stands on every map. */
  readonly attribution: string;
  readonly minZoom: number;
  readonly maxZoom: number;
}

/** A PMTiles archive, version 3, on this machine. */
export interface MapArchiveFile {
  readonly kind: 'archive';
  readonly path: string;
}

/** `https://maps.example.vn/{z}/{x}/{y}.png`, asked by the service itself. */
export interface MapTileAddress {
  readonly kind: 'tiles';
  readonly template: string;
}

const HEADER_BYTES = 127;
const METADATA_MAX = 4_000_000;
const ZOOM_MAX = 22;
/** What the province's own server is taken to have, unless it says otherwise. */
const ZOOM_USUAL = 18;
const PICTURES: readonly TileType[] = [TileType.Png, TileType.Jpeg, TileType.Webp];
const READABLE: readonly Compression[] = [Compression.None, Compression.Gzip, Compression.Brotli];

/** @throws ConfigError naming the variable and the remedy. */
export function parseMap(
  source: string | undefined,
  attribution: string | undefined,
  maxZoom: string | undefined,
): MapConfig | undefined {
  if (source === undefined) return undefined;
  if (attribution !== undefined && attribution.length > 200)
    throw new ConfigError('MAP_ATTRIBUTION', 'is longer than 200 characters', 'say it shorter');
  const deepest = parseZoom(maxZoom);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source))
    return {
      source: { kind: 'tiles', template: parseTemplate(source) },
      attribution: attribution ?? missingAttribution(),
      minZoom: 0,
      maxZoom: deepest ?? ZOOM_USUAL,
    };
  const path = resolve(source);
  const { header, credit } = readArchive(source, path);
  return {
    source: { kind: 'archive', path },
    attribution: attribution ?? credit ?? missingAttribution(),
    minZoom: header.minZoom,
    maxZoom: Math.min(deepest ?? header.maxZoom, header.maxZoom),
  };
}

function parseZoom(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const zoom = /^\d{1,2}$/.test(value) ? Number(value) : Infinity;
  if (zoom > ZOOM_MAX)
    throw new ConfigError(
      'MAP_MAX_ZOOM',
      `is "${value}", no level of a map`,
      `give a number from 0 to ${ZOOM_MAX}`,
    );
  return zoom;
}

function missingAttribution(): never {
  throw new ConfigError(
    'MAP_ATTRIBUTION',
    'is missing beside MAP_SOURCE',
    'say whose map it is, as in "© OpenStreetMap contributors"',
  );
}

function parseTemplate(text: string): string {
  const refuse = (problem: string): never => {
    throw new ConfigError(
      'MAP_SOURCE',
      problem,
      'give a PMTiles file or an address such as https://maps.example.vn/{z}/{x}/{y}.png',
    );
  };
  const parts = text.match(/\{[^{}]*\}/g) ?? [];
  if (parts.toSorted().join('') !== '{x}{y}{z}') refuse('has other parts than {z}, {x} and {y}, once each');
  const filled = text.replace(/\{[xyz]\}/g, '1');
  const url = URL.canParse(filled) ? new URL(filled) : refuse('is no address');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') refuse('is no address of the web');
  if (url.username !== '' || url.password !== '') refuse('has a name or password in its address');
  const [host = ''] = text.replace(/^[a-z]+:\/\//i, '').split(/[/?#]/);
  if (host.includes('{')) refuse('has a part in its host name');
  return text;
}

function readArchive(
  given: string,
  path: string,
): { readonly header: Header; readonly credit: string | undefined } {
  const refuse = (problem: string, remedy: string): never => {
    throw new ConfigError('MAP_SOURCE', `is "${given}", ${problem}`, remedy);
  };
  const file = statSync(path, { throwIfNoEntry: false });
  if (file?.isFile() !== true)
    return refuse('where no file is', 'give the path of a PMTiles file, or an address with {z}/{x}/{y}');
  const descriptor = openSync(path, 'r');
  try {
    const start = part(descriptor, 0, HEADER_BYTES);
    if (
      start.length < HEADER_BYTES ||
      start.subarray(0, 7).toString('latin1') !== 'PMTiles' ||
      start[7] !== 3
    )
      return refuse('no PMTiles archive of version 3', 'convert it, as with "pmtiles convert"');
    const header = bytesToHeader(new Uint8Array(start).buffer);
    if (!READABLE.includes(header.internalCompression) || !READABLE.includes(header.tileCompression))
      return refuse('compressed in a way this service does not read', 'write it with gzip');
    const { jsonMetadataOffset: at, jsonMetadataLength: length } = header;
    if (length > METADATA_MAX) return refuse('with metadata beyond all measure', 'write it anew');
    const metadata = readMetadata(part(descriptor, at, length), header.internalCompression);
    if (header.tileType === TileType.Mvt) {
      const layers = layersOf(metadata);
      if (!layers.some((layer) => Object.hasOwn(LAYERS, layer)))
        return refuse(
          `whose layers (${layers.slice(0, 6).join(', ') || 'none are named'}) this service cannot draw`,
          'use vector tiles by the schema of Protomaps, OpenMapTiles or Shortbread, or pictures (png, jpeg, webp)',
        );
    } else if (!PICTURES.includes(header.tileType))
      return refuse(
        'whose tiles are of a type that maps here cannot show',
        'use png, jpeg, webp or vector tiles (mvt)',
      );
    return { header, credit: creditOf(metadata) };
  } finally {
    closeSync(descriptor);
  }
}

function part(descriptor: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
}

function readMetadata(bytes: Buffer, compression: Compression): unknown {
  try {
    const limit = { maxOutputLength: METADATA_MAX };
    const text =
      compression === Compression.Gzip
        ? gunzipSync(bytes, limit)
        : compression === Compression.Brotli
          ? brotliDecompressSync(bytes, limit)
          : bytes;
    return JSON.parse(text.toString('utf8'));
  } catch {
    return null; // without metadata nothing is known of its layers or its author: told as such
  }
}

function layersOf(metadata: unknown): string[] {
  if (typeof metadata !== 'object' || metadata === null || !('vector_layers' in metadata)) return [];
  const { vector_layers: layers } = metadata;
  return (Array.isArray(layers) ? (layers as unknown[]) : []).flatMap((layer) =>
    typeof layer === 'object' && layer !== null && 'id' in layer && typeof layer.id === 'string'
      ? [layer.id]
      : [],
  );
}

/** Usually written as a link; maps here show the words. */
function creditOf(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null || !('attribution' in metadata)) return undefined;
  const { attribution } = metadata;
  if (typeof attribution !== 'string') return undefined;
  const text = attribution
    .replace(/<[^>]*>/g, '')
    .replace(/&copy;|&#169;/g, '©')
    .replace(/&amp;/g, '&')
    .trim();
  return text === '' ? undefined : text.slice(0, 200);
}
