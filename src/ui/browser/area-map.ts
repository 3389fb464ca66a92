import 'leaflet/dist/leaflet.css';
import '../css/_area-map.css';
import { ringAreaM2 } from '../../standards/geo/measure.js';
import { formatHectares } from '../format.js';
import type { Lang, MapLayer } from '../page-context.js';
import { CornerMap, type Corner } from './_corner-map.js';

/** What the page gives along; `growing-area-form.views.tsx` writes it. */
interface MapData {
  /** Middle of each commune on offer and its square kilometres. */
  readonly communes: Readonly<Record<string, readonly [lon: number, lat: number, km2: number]>>;
  readonly areas: readonly { readonly name: string; readonly polygon: unknown }[];
  readonly land: readonly { readonly name: string; readonly rings: Corner[][] }[];
  readonly layer: MapLayer | null;
  readonly text: Readonly<
    Record<'corner' | 'corners' | 'parts' | 'found' | 'rough' | 'denied' | 'looking' | 'cleared', string>
  >;
}

interface Drawing {
  readonly corners: readonly Corner[];
  /** A boundary of several parts or with holes: shown, but not moved corner by corner. */
  readonly parts: readonly (readonly Corner[])[] | null;
  /** What is sent. */
  readonly source: string;
}

/** A corner that is off by more would not be seen in a field. */
const EXACT_METRES = 10;
const PATIENCE_MS = 60_000;

/** Draws the boundary on the form of a growing area. The form works without: the text field is what is sent. */
function start(): void {
  const box = document.getElementById('area-draw');
  const ground = box?.querySelector<HTMLElement>('.draw-map');
  const status = box?.querySelector<HTMLElement>('[role=status]');
  const field = document.querySelector<HTMLTextAreaElement>('textarea[name=polygon]');
  const select = document.querySelector<HTMLSelectElement>('select[name=communeCode]');
  if (!box || !ground || !status || !field || !select) return;
  const { communes, areas, land, layer, text } = JSON.parse(box.dataset['map'] ?? '{}') as MapData;
  const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'vi';
  const history: Drawing[] = [];
  let now = read(field.value);
  box.hidden = false;

  const fill = (sentence: string, values: Readonly<Record<string, string>>) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const say = (extra = '') => {
    const ring = [...now.corners, ...now.corners.slice(0, 1)].map(([lon, lat]): [number, number] => [
      lon,
      lat,
    ]);
    const hectares = now.corners.length < 3 ? '–' : formatHectares(lang, Math.abs(ringAreaM2(ring)) / 10_000);
    const state =
      now.parts === null ? fill(text.corners, { count: String(now.corners.length), hectares }) : text.parts;
    status.textContent = `${extra} ${state}`.trim();
  };
  const show = (extra = '') => {
    field.value = now.source;
    map.draw(now.corners, now.parts);
    say(extra);
  };
  /** A drawing of several parts is not lost to one touch: it takes “clear” first. */
  const set = (corners: readonly Corner[], extra = '') => {
    if (now.parts !== null && corners.length > 0) {
      say();
      return;
    }
    history.push(now);
    now = { corners, parts: null, source: written(corners) };
    show(extra);
  };
  const map = new CornerMap(
    ground,
    {
      add: (corner, at) => {
        set(spliced(now.corners, at ?? now.corners.length, 0, corner));
      },
      move: (index, corner) => {
        set(spliced(now.corners, index, 1, corner));
        map.focusCorner(index);
      },
      remove: (index) => {
        set(spliced(now.corners, index, 1));
        map.focusCorner(Math.min(index, now.corners.length - 1));
      },
    },
    (index) => fill(text.corner, { number: String(index + 1) }),
    layer,
  );
  const outlines = areas.map(({ name, polygon }) => ({ name, rings: ringsOf(polygon) }));

  map.ground(land);

  const centreOf = (): Corner | null => {
    const commune = communes[select.value];
    return commune === undefined ? null : [commune[0], commune[1]];
  };
  const surround = () => {
    map.surround(outlines, centreOf(), select.selectedOptions[0]?.text ?? '');
  };
  const lookAtCommune = () => {
    const centre = centreOf();
    if (centre === null) return;
    // A commune of 30 km² fills a screen of 600 pixels at zoom 13.
    const across = Math.sqrt(communes[select.value]?.[2] ?? 30);
    map.lookAt(centre, Math.max(10, Math.round(15.5 - Math.log2(across))));
  };
  const lookAt = (corners: readonly Corner[]) => {
    map.show(corners.map(([lon, lat]) => [lat, lon]));
  };
  const drawn = () => [...now.corners, ...(now.parts ?? []).flat()];

  let looking: number | null = null;
  let patience = 0;
  const stopLooking = () => {
    window.clearTimeout(patience);
    if (looking !== null) navigator.geolocation.clearWatch(looking);
    looking = null;
  };

  const actions: Readonly<Record<string, () => void>> = {
    // Walking round the field: how exact the device is, as it finds itself; nothing is added before it is exact enough.
    here: () => {
      stopLooking();
      status.textContent = text.looking;
      looking = navigator.geolocation.watchPosition(
        ({ coords }) => {
          const metres = String(Math.round(coords.accuracy));
          if (coords.accuracy > EXACT_METRES) {
            status.textContent = fill(text.rough, { metres });
            return;
          }
          stopLooking();
          const corner: Corner = [coords.longitude, coords.latitude];
          set([...now.corners, corner], fill(text.found, { metres }));
          if (now.corners.length === 1) map.lookAt(corner, 17);
          else lookAt(drawn());
        },
        () => {
          stopLooking();
          say(text.denied);
        },
        { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
      );
      patience = window.setTimeout(stopLooking, PATIENCE_MS);
    },
    middle: () => {
      set([...now.corners, map.middle()]);
    },
    undo: () => {
      now = history.pop() ?? now;
      show();
    },
    clear: () => {
      set([], text.cleared);
    },
  };
  for (const button of box.querySelectorAll<HTMLButtonElement>('button[data-do]')) {
    const action = actions[button.dataset['do'] ?? ''];
    if (button.dataset['do'] === 'here' && !('geolocation' in navigator)) button.hidden = true;
    else if (action !== undefined) button.addEventListener('click', action);
  }
  field.addEventListener('change', () => {
    history.push(now);
    now = read(field.value);
    show();
    if (drawn().length > 0) lookAt(drawn());
  });
  select.addEventListener('change', () => {
    surround();
    if (drawn().length === 0) lookAtCommune();
  });

  const known = drawn().length > 0 ? drawn() : outlines.flatMap(({ rings }) => rings.flat());
  map.lookAt([105, 22.3], 9);
  if (known.length > 0) lookAt(known);
  else lookAtCommune();
  surround();
  show();
}

function spliced(corners: readonly Corner[], from: number, out: number, ...added: Corner[]): Corner[] {
  return [...corners.slice(0, from), ...added, ...corners.slice(from + out)];
}

/** GeoJSON as the form sends it; too few corners are no area yet. */
function written(corners: readonly Corner[]): string {
  if (corners.length < 3) return '';
  return JSON.stringify({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
}

function read(source: string): Drawing {
  const rings = ringsOf(parsed(source));
  const [only, second] = rings;
  if (only === undefined) return { corners: [], parts: null, source };
  return second === undefined
    ? { corners: only.slice(0, -1), parts: null, source }
    : { corners: [], parts: rings, source };
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null; // KML, or nothing yet: the server reads it
  }
}

/** All rings of a Polygon or MultiPolygon, bare or in a Feature; empty where it is neither. */
function ringsOf(document: unknown): Corner[][] {
  if (typeof document !== 'object' || document === null) return [];
  if ('geometry' in document) return ringsOf(document.geometry);
  if (!('coordinates' in document) || !Array.isArray(document.coordinates)) return [];
  const lists: unknown[] =
    'type' in document && document.type === 'MultiPolygon'
      ? document.coordinates.flat()
      : document.coordinates;
  return lists
    .map((ring) => (Array.isArray(ring) ? ring.filter(isCorner) : []))
    .filter((ring) => ring.length > 3);
}

function isCorner(value: unknown): value is Corner {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

// The sheet comes only where there is script to draw with; the map takes its size from it.
const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = document.getElementById('area-draw')?.dataset['style'] ?? '';
style.addEventListener('load', start);
document.head.append(style);
