import 'leaflet/dist/leaflet.css';
import '../css/_area-overview.css';
import {
  control,
  divIcon,
  layerGroup,
  map as newMap,
  marker,
  polygon,
  type LatLngExpression,
  type LayerGroup,
} from 'leaflet';
import type { MapLayer } from '../page-context.js';
import { addGround } from './_ground.js';

/** What the page gives along; `area-map.views.tsx` writes it. */
interface Given {
  /** Middle and level, as in the address. */
  readonly at: string;
  readonly layer: MapLayer | null;
  readonly text: Readonly<Record<'label' | 'failed', string>>;
  readonly tones: Readonly<Record<string, string | number>>;
}

/** What the service answers to a move. */
interface View {
  readonly total: string;
  readonly clusters: readonly { lon: number; lat: number; count: string; label: string; at: string }[];
  readonly areas: readonly {
    readonly id: string;
    readonly status: string;
    readonly label: string;
    readonly lon: number;
    readonly lat: number;
    readonly rings: [number, number][][];
  }[];
}

const PAUSE_MS = 120;

/** Makes the map that the page brought move. What it shows is asked for at each move; the address follows. */
function start(box: HTMLElement): void {
  const given = JSON.parse(box.dataset['map'] ?? '{}') as Given;
  const status = document.getElementById('map-count');
  const ground = document.createElement('div');
  ground.className = 'overview';
  ground.setAttribute('role', 'application');
  ground.setAttribute('aria-label', given.text.label);
  box.replaceChildren(ground);
  const map = newMap(ground, {
    attributionControl: false,
    minZoom: 5,
    maxZoom: 18,
    zoomSnap: 0.25,
    zoomDelta: 1,
  });
  control.scale({ imperial: false }).addTo(map);
  if (given.layer !== null) addGround(map, given.layer);
  const land = layerGroup().addTo(map);
  const shown = layerGroup().addTo(map);
  void drawLand(land);

  const look = (at: string) => {
    const [lon = 105, lat = 22, zoom = 8] = at.split(',').map(Number);
    map.setView([lat, lon], zoom, { animate: false });
  };
  let asking: AbortController | null = null;
  let pause = 0;

  const show = ({ total, clusters, areas }: View) => {
    const focused = document.activeElement?.getAttribute('aria-label') ?? null;
    shown.clearLayers();
    for (const { lon, lat, count, label, at } of clusters)
      pin([lat, lon], 'overview-cluster', count, label, () => {
        look(at);
      });
    for (const { id, status: state, label, lon, lat, rings } of areas) {
      const open = () => {
        location.assign(`/console/areas/${id}`);
      };
      const tone = `a a-${given.tones[state] ?? 'other'}`;
      if (rings.length > 0)
        polygon(rings.map(turned), { className: tone, fillOpacity: 0.55 })
          .on('click', open)
          .bindTooltip(label)
          .addTo(shown);
      pin(
        [lat, lon],
        rings.length > 0 ? 'overview-area' : `overview-area overview-dot ${tone}`,
        '',
        label,
        open,
      );
    }
    if (status !== null) status.textContent = total;
    // Whoever stood on a thing that is still there stays on it.
    if (focused !== null)
      ground.querySelectorAll<HTMLElement>('[aria-label]').forEach((each) => {
        if (each.getAttribute('aria-label') === focused && document.activeElement === document.body)
          each.focus();
      });
  };
  const pin = (at: LatLngExpression, name: string, letters: string, label: string, press: () => void) => {
    const content = document.createElement('span');
    content.textContent = letters;
    const icon = divIcon({ className: name, html: content, iconSize: [44, 44] });
    const placed = marker(at, { icon, keyboard: true, title: label, alt: label })
      .on('click', press)
      .addTo(shown);
    const element = placed.getElement();
    element?.setAttribute('aria-label', label);
    element?.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      press();
    });
  };
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const { lng, lat } = map.getCenter();
    const { x, y } = map.getSize();
    const at = [lng.toFixed(5), lat.toFixed(5), String(Math.round(map.getZoom() * 100) / 100)].join(',');
    keep(at);
    const address = new URL('/console/areas/map/view', location.href);
    address.search = location.search;
    address.searchParams.delete('cursor');
    address.searchParams.set('size', `${Math.round(x)}x${Math.round(y)}`);
    address.searchParams.set('lang', document.documentElement.lang);
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { accept: 'application/json' } });
      if (!answer.ok) throw new Error(String(answer.status));
      show((await answer.json()) as View);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      if (status !== null) status.textContent = given.text.failed;
    }
  };
  map.on('moveend', () => {
    window.clearTimeout(pause);
    pause = window.setTimeout(() => void ask(), PAUSE_MS);
  });
  look(given.at);
}

interface Commune {
  readonly rings: [number, number][][];
}

/** Lines of the communes; without them the map does as well. */
async function drawLand(land: LayerGroup): Promise<void> {
  const answer = await fetch('/map/communes').catch(() => null);
  if (answer?.ok !== true) return;
  for (const { rings } of (await answer.json()) as readonly Commune[])
    polygon(rings.map(turned), { className: 'overview-land', interactive: false }).addTo(land);
}

/** In the address, and in every form and link that leads on from here. */
function keep(at: string): void {
  const here = new URL(location.href);
  here.searchParams.set('at', at);
  history.replaceState(history.state, '', here);
  for (const form of document.querySelectorAll<HTMLFormElement>(
    'main form[method=get], main form:not([method])',
  )) {
    let field = form.querySelector<HTMLInputElement>('input[name=at]');
    if (field === null) {
      field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'at';
      form.append(field);
    }
    field.value = at;
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>(
    'main a[href*="/console/areas/map"], main a[href^="?"]',
  )) {
    const target = new URL(link.href);
    if (target.pathname !== here.pathname) continue;
    target.searchParams.set('at', at);
    link.href = target.href;
  }
}

function turned(ring: readonly [number, number][]): [number, number][] {
  return ring.map(([lon, lat]) => [lat, lon]);
}

const box = document.getElementById('area-overview');
if (box !== null) {
  // The sheet comes only where there is script to move the map; the map takes its size from it.
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = box.dataset['style'] ?? '';
  style.addEventListener('load', () => {
    start(box);
  });
  document.head.append(style);
}
