/** What is drawn of a vector tile, from the lowest to the highest. */
export const GROUNDS = ['green', 'town', 'water', 'building'] as const;
export const LINES = ['stream', 'border', 'path', 'lane', 'road', 'highway'] as const;
export type Ground = (typeof GROUNDS)[number];
export type Line = (typeof LINES)[number];

export type Properties = Readonly<Record<string, string | number | boolean>>;

/** How features of a layer are drawn: the kind of a surface, of a line, the name at a point; null leaves one out. */
export interface LayerRule {
  readonly ground?: (properties: Properties) => Ground | null;
  readonly line?: (properties: Properties) => Line | null;
  readonly name?: (properties: Properties) => boolean;
}

const GREEN =
  /^(?:forest|wood|trees|scrub|shrub|shrubland|heath|grass|grassland|meadow|park|nature_reserve|national_park|protected_area|farmland|farm|crop|orchard|vineyard|wetland|plant_nursery|village_green|recreation_ground|allotments)$/;
const TOWN =
  /^(?:residential|commercial|industrial|retail|urban_area|suburb|quarter|neighbourhood|built_up)$/;
const RIVER = /^(?:river|stream|canal|drain|ditch)$/;
const HIGHWAY = /^(?:highway|motorway|trunk)/;
const ROAD = /^(?:major_road|medium_road|primary|secondary|tertiary)/;
const PATH = /^(?:path|track|footway|pedestrian|cycleway|steps|bridleway|raceway)$/;
const RAIL = /^(?:rail|railway|ferry|aerialway|transit|other)$/;
const PLACE =
  /^(?:locality|city|town|village|hamlet|suburb|neighbourhood|borough|quarter|isolated_dwelling)$/;

const always =
  <Kind>(kind: Kind) =>
  () =>
    kind;
const kindOf = ({ kind, class: named, subclass, pmap_kind: older }: Properties) =>
  String(kind ?? named ?? subclass ?? older ?? '');

const land: LayerRule = {
  ground: (properties) => {
    const kind = kindOf(properties);
    return GREEN.test(kind) ? 'green' : TOWN.test(kind) ? 'town' : null;
  },
};
const water: LayerRule = {
  ground: always('water'),
  line: (properties) => (RIVER.test(kindOf(properties)) ? 'stream' : null),
};
const streets: LayerRule = {
  line: (properties) => {
    const kind = kindOf(properties);
    if (RAIL.test(kind)) return null;
    if (HIGHWAY.test(kind)) return 'highway';
    return ROAD.test(kind) ? 'road' : PATH.test(kind) ? 'path' : 'lane';
  },
};
const borders: LayerRule = {
  // Of states, provinces and, before 2025, districts; smaller ones are the registry's own.
  line: ({ kind, admin_level: level, maritime }) =>
    maritime === true || maritime === 1 || (typeof level === 'number' && level > 6) || kind === 'locality'
      ? null
      : 'border',
};
const names: LayerRule = { name: (properties) => PLACE.test(kindOf(properties)) };

/**
 * Layers by name, as the schemas of Protomaps, OpenMapTiles and Shortbread call them: of each the land, the water, the ways, the
 * borders, the houses and the names of places.
 */
export const LAYERS: Readonly<Record<string, LayerRule>> = {
  landcover: land,
  landuse: land,
  land,
  park: { ground: always('green') },
  natural: land,
  sites: land,
  water,
  ocean: { ground: always('water') },
  waterway: water,
  water_polygons: water,
  water_lines: water,
  physical_line: water,
  building: { ground: always('building') },
  buildings: { ground: always('building') },
  boundary: borders,
  boundaries: borders,
  roads: streets,
  transportation: streets,
  streets,
  place: names,
  places: names,
  place_labels: names,
};
