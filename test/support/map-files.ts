import { gzipSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import { zxyToTileId } from 'pmtiles';

/** A feature of a vector tile: its corners in units of 1/4096 of the tile. */
export interface TestFeature {
  readonly type: 1 | 2 | 3;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly properties: Readonly<Record<string, string | number>>;
}

/** A tile by the Mapbox Vector Tile Specification 2.1. */
export function vectorTile(layers: Readonly<Record<string, readonly TestFeature[]>>): Buffer {
  const tile = new PbfWriter();
  for (const [name, features] of Object.entries(layers)) tile.writeMessage(3, writeLayer, { name, features });
  return Buffer.from(tile.finish());
}

function writeLayer(
  { name, features }: { readonly name: string; readonly features: readonly TestFeature[] },
  layer: PbfWriter,
): void {
  layer.writeVarintField(15, 2);
  layer.writeStringField(1, name);
  const keys: string[] = [];
  const values: (string | number)[] = [];
  for (const { type, points, properties } of features) {
    const tags = Object.entries(properties).flatMap(([key, value]) => [
      keys.push(key) - 1,
      values.push(value) - 1,
    ]);
    layer.writeMessage(
      2,
      (_: null, feature) => {
        feature.writePackedVarint(2, tags);
        feature.writeVarintField(3, type);
        feature.writePackedVarint(4, commands(type, points));
      },
      null,
    );
  }
  for (const key of keys) layer.writeStringField(3, key);
  for (const value of values)
    layer.writeMessage(
      4,
      (_: null, message) => {
        if (typeof value === 'string') message.writeStringField(1, value);
        else message.writeVarintField(5, value);
      },
      null,
    );
  layer.writeVarintField(5, 4096);
}

function commands(type: TestFeature['type'], points: TestFeature['points']): number[] {
  const zigzag = (value: number) => (value << 1) ^ (value >> 31);
  let [lastX, lastY] = [0, 0];
  const out: number[] = [];
  points.forEach(([x, y], index) => {
    if (index === 0) out.push((1 << 3) | 1);
    if (index === 1) out.push(((points.length - 1) << 3) | 2);
    out.push(zigzag(x - lastX), zigzag(y - lastY));
    [lastX, lastY] = [x, y];
  });
  return type === 3 ? [...out, (1 << 3) | 7] : out;
}

export interface TestArchive {
  readonly tiles: readonly {
    readonly z: number;
    readonly x: number;
    readonly y: number;
    readonly bytes: Buffer;
  }[];
  /** 1 vector tiles, 2 png, 3 jpeg, 4 webp, 5 avif. */
  readonly type: number;
  readonly metadata?: unknown;
}

/** A PMTiles archive of version 3 with one directory. */
export function pmtiles({ tiles, type, metadata = {} }: TestArchive): Buffer {
  const sorted = tiles
    .map(({ z, x, y, bytes }) => ({
      z,
      id: zxyToTileId(z, x, y),
      bytes: type === 1 ? gzipSync(bytes) : bytes,
    }))
    .sort((one, other) => one.id - other.id);
  const directory = new PbfWriter();
  directory.writeVarint(sorted.length);
  sorted.forEach(({ id }, index) => directory.writeVarint(id - (sorted[index - 1]?.id ?? 0)));
  sorted.forEach(() => directory.writeVarint(1));
  sorted.forEach(({ bytes }) => directory.writeVarint(bytes.length));
  let offset = 0;
  for (const { bytes } of sorted) {
    directory.writeVarint(offset + 1);
    offset += bytes.length;
  }
  const root = gzipSync(directory.finish());
  const json = gzipSync(JSON.stringify(metadata));
  const data = Buffer.concat(sorted.map(({ bytes }) => bytes));
  const header = Buffer.alloc(127);
  header.write('PMTiles', 0, 'latin1');
  header[7] = 3;
  const places = [
    127,
    root.length,
    127 + root.length,
    json.length,
    0,
    0,
    127 + root.length + json.length,
    data.length,
  ];
  places.forEach((place, index) => header.writeBigUInt64LE(BigInt(place), 8 + index * 8));
  [sorted.length, sorted.length, sorted.length].forEach((count, index) =>
    header.writeBigUInt64LE(BigInt(count), 72 + index * 8),
  );
  const zooms = sorted.map(({ z }) => z);
  header.set([1, 2, type === 1 ? 2 : 1, type, Math.min(...zooms), Math.max(...zooms)], 96);
  [102, 8, 110, 24].forEach((degrees, index) => header.writeInt32LE(degrees * 1e7, 102 + index * 4));
  return Buffer.concat([header, root, json, data]);
}
