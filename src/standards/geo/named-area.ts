import { type AreaGeometry, type GeoFault, type GeoResult, type LonLat } from './area-geometry.js';
import { parsePolygon, type PolygonLimits } from './polygon.js';
import type { XmlNode } from './xml.js';

/** One area found in a file, with the name its author gave it. */
export interface NamedArea {
  /** Empty when the file gives none. At most 200 characters. */
  readonly name: string;
  readonly geometry: AreaGeometry;
}

/** More areas than any one file of a survey holds. */
export const MAX_AREAS = 1_000;

/** Passes drawn rings through `parsePolygon`; faults say in which object of the file they are. */
export function parseArea(
  drawn: LonLat[][][],
  where: string,
  limits: PolygonLimits,
): GeoResult<AreaGeometry> {
  const [only] = drawn;
  const single = drawn.length === 1 && only !== undefined;
  const document = single
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: drawn };
  const parsed = parsePolygon(document, limits);
  const placed = (fault: GeoFault): GeoFault => ({ ...fault, at: `${where}${fault.at}` });
  return parsed.ok
    ? { ...parsed, notices: parsed.notices.map(placed) }
    : { ok: false, fault: placed(parsed.fault) };
}

/** A position from two decimal texts, or undefined. */
export function pointFrom(lon: string | undefined, lat: string | undefined): LonLat | undefined {
  const decimal = /^[+-]?\d{1,9}(\.\d{0,30})?$/;
  if (lon === undefined || lat === undefined || !decimal.test(lon) || !decimal.test(lat)) return undefined;
  return [Number(lon), Number(lat)];
}

export function isClosed(points: readonly LonLat[]): boolean {
  const [first] = points;
  const last = points.at(-1);
  return points.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

export function descendants(node: XmlNode): XmlNode[] {
  return node.children.flatMap((child) => [child, ...descendants(child)]);
}

/** The text of the first child of a name, empty when there is none. */
export function childText(node: XmlNode, name: string): string {
  return node.children.find((child) => child.name === name)?.text ?? '';
}
