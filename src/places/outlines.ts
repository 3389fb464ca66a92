import { readdir, readFile } from 'node:fs/promises';
import type { AdminUnit } from '../standards/vietnam/admin-units-read.js';
import type { BoundingBox } from '../standards/geo/measure.js';
import { adminUnits } from './admin-units.js';
import type { UnitName } from './place-names.js';

type Place = [longitude: number, latitude: number];

/** A commune as a map draws it beneath fields. */
export interface CommuneOutline extends UnitName {
  readonly code: string;
  /** Closed; none where only the centre is known. */
  readonly rings: readonly (readonly Place[])[];
  readonly centre: Place;
  readonly box: BoundingBox;
}

const FOLDER = new URL('../../data/outlines/', import.meta.url);
const MOST = 200;

const provinces = new Map<string, Promise<readonly CommuneOutline[]>>();

/** The communes of a province that touch a box of degrees. */
export async function communesWithin(provinceCode: string, box: BoundingBox): Promise<CommuneOutline[]> {
  return (await communesOf(provinceCode)).filter((commune) => touches(commune.box, box)).slice(0, MOST);
}

/** Every commune of a province with its outline, or with its centre alone. */
export function communesOf(provinceCode: string): Promise<readonly CommuneOutline[]> {
  const known = provinces.get(provinceCode);
  if (known !== undefined) return known;
  const read = readProvince(provinceCode);
  provinces.set(provinceCode, read);
  return read;
}

async function readProvince(provinceCode: string): Promise<readonly CommuneOutline[]> {
  const units = await adminUnits();
  const province = units.find(provinceCode);
  if (province === undefined) return [];
  const drawn = await readOutlines(provinceCode);
  return units.within(province).flatMap((unit) => {
    const rings = drawn.get(unit.code) ?? [];
    const centre = centreOf(unit, rings);
    return centre === null
      ? []
      : [
          {
            code: unit.code,
            kind: unit.kind,
            name: unit.name,
            nameEn: unit.nameEn,
            rings,
            centre,
            box: boxOf(rings.length === 0 ? [centre] : rings.flat()),
          },
        ];
  });
}

let shipped: Promise<ReadonlyMap<string, CommuneOutline['rings']>> | undefined;

/** The outlines of every province that the registry has any of, by the code of the commune. */
export function shippedOutlines(): Promise<ReadonlyMap<string, CommuneOutline['rings']>> {
  shipped ??= readdir(FOLDER).then(async (files) => {
    const codes = files.flatMap((file) => /^(\d+)\.json$/.exec(file)?.[1] ?? []);
    const all = await Promise.all(codes.map(readOutlines));
    return new Map(all.flatMap((outlines) => [...outlines]));
  });
  return shipped;
}

async function readOutlines(provinceCode: string): Promise<ReadonlyMap<string, Place[][]>> {
  let text: string;
  try {
    text = await readFile(new URL(`${provinceCode}.json`, FOLDER), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map();
    throw error;
  }
  const { scale, communes } = JSON.parse(text) as {
    readonly scale: number;
    readonly communes: Readonly<Record<string, readonly (readonly number[])[]>>;
  };
  return new Map(
    Object.entries(communes).map(([code, rings]) => [code, rings.map((ring) => unfold(ring, scale))]),
  );
}

/** Corners out of their differences, closed. */
function unfold(differences: readonly number[], scale: number): Place[] {
  let [x, y] = [0, 0];
  const ring: Place[] = [];
  for (let at = 0; at + 1 < differences.length; at += 2) {
    x += differences[at] ?? 0;
    y += differences[at + 1] ?? 0;
    ring.push([x / scale, y / scale]);
  }
  const [first] = ring;
  return first === undefined ? [] : [...ring, first];
}

function centreOf({ centre }: AdminUnit, rings: readonly (readonly Place[])[]): Place | null {
  if (centre !== undefined) return [centre.longitude, centre.latitude];
  const { west, south, east, north } = boxOf(rings.flat());
  return rings.length === 0 ? null : [(west + east) / 2, (south + north) / 2];
}

function boxOf(places: readonly Place[]): BoundingBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of places) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return { west, south, east, north };
}

function touches(one: BoundingBox, other: BoundingBox): boolean {
  return (
    one.west <= other.east && one.east >= other.west && one.south <= other.north && one.north >= other.south
  );
}
