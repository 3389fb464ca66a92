import {
  circleMarker,
  control,
  divIcon,
  DomEvent,
  latLng,
  layerGroup,
  LineUtil,
  map as newMap,
  marker,
  polygon,
  polyline,
  type LatLngBoundsExpression,
  type LeafletMouseEvent,
  type Map as LeafletMap,
} from 'leaflet';

import type { MapLayer } from '../page-context.js';
import { addGround } from './_ground.js';

export type Corner = readonly [lon: number, lat: number];

export interface CornerMapHandlers {
  readonly add: (corner: Corner, at?: number) => void;
  readonly move: (index: number, corner: Corner) => void;
  readonly remove: (index: number) => void;
}

const NUDGE_PX = 4;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The registry's own map where one is set, else the communes and a net of degrees: nothing from elsewhere. It shows corners and tells what the reader
 * did to them; it keeps no corners of its own.
 */
export class CornerMap {
  private readonly map: LeafletMap;
  private readonly land = layerGroup();
  private readonly net = layerGroup();
  private readonly beside = layerGroup();
  private readonly drawn = layerGroup();

  constructor(
    box: HTMLElement,
    private readonly handlers: CornerMapHandlers,
    private readonly cornerName: (index: number) => string,
    private readonly layer: MapLayer | null,
  ) {
    this.map = newMap(box, {
      attributionControl: false,
      doubleClickZoom: false,
      minZoom: 6,
      maxZoom: 20,
      zoomSnap: 0.5,
    });
    control.scale({ imperial: false }).addTo(this.map);
    if (layer !== null) addGround(this.map, layer);
    for (const layer of [this.land, this.net, this.beside, this.drawn]) layer.addTo(this.map);
    this.map.on('click', ({ latlng }: LeafletMouseEvent) => {
      handlers.add(rounded(latlng));
    });
    if (layer === null)
      this.map.on('moveend', () => {
        this.drawNet();
      });
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.target !== box) return;
      event.preventDefault(); // else the form around it is sent
      handlers.add(this.middle());
    });
  }

  middle(): Corner {
    return rounded(this.map.getCenter());
  }

  show(bounds: LatLngBoundsExpression): void {
    this.map.fitBounds(bounds, {
      paddingTopLeft: [70, 40],
      paddingBottomRight: [40, 40],
      maxZoom: 17,
      animate: false,
    });
  }

  lookAt([lon, lat]: Corner, zoom: number): void {
    this.map.setView([lat, lon], zoom, { animate: false });
  }

  /** The communes beneath, with their names. */
  ground(communes: readonly { name: string; rings: Corner[][] }[]): void {
    this.land.clearLayers();
    for (const { name, rings } of communes) {
      if (rings.length === 0) continue;
      const shape = polygon(rings.map(toLatLngs), {
        className: this.layer === null ? 'draw-land' : 'draw-land draw-over',
        interactive: false,
      });
      shape.addTo(this.land);
      if (this.layer !== null) continue;
      const icon = divIcon({ className: 'draw-label draw-place', html: text(name), iconSize: [0, 0] });
      marker(shape.getBounds().getCenter(), { icon, interactive: false, keyboard: false }).addTo(this.land);
    }
  }

  /** What is there besides: other areas, the middle of the commune. */
  surround(
    outlines: readonly { name: string; rings: Corner[][] }[],
    centre: Corner | null,
    name: string,
  ): void {
    this.beside.clearLayers();
    for (const outline of outlines) {
      const shape = polygon(outline.rings.map(toLatLngs), { className: 'draw-other', interactive: false });
      shape.addTo(this.beside);
      this.label(shape.getBounds().getCenter(), outline.name);
    }
    if (centre === null) return;
    const [lon, lat] = centre;
    circleMarker([lat, lon], { radius: 5, className: 'draw-centre', interactive: false }).addTo(this.beside);
    this.label(latLng(lat, lon), name);
  }

  draw(corners: readonly Corner[], parts: readonly (readonly Corner[])[] | null): void {
    this.drawn.clearLayers();
    if (parts !== null)
      for (const part of parts)
        polygon(toLatLngs(part), { className: 'draw-own', interactive: false }).addTo(this.drawn);
    const line = toLatLngs(corners);
    if (corners.length > 2) polygon(line, { className: 'draw-own', interactive: false }).addTo(this.drawn);
    const closed = corners.length > 2 ? [...line, ...line.slice(0, 1)] : line;
    closed.slice(1).forEach((end, index) => {
      const start = closed[index] ?? end;
      // Wider than it looks, so that a finger meets it.
      polyline([start, end], { className: 'draw-side', weight: 22 })
        .on('click', (event: LeafletMouseEvent) => {
          DomEvent.stopPropagation(event);
          this.handlers.add(this.onSide(event.latlng, start, end), index + 1);
        })
        .addTo(this.drawn);
      polyline([start, end], { className: 'draw-line', interactive: false }).addTo(this.drawn);
    });
    corners.forEach((corner, index) => {
      this.corner(corner, index);
    });
  }

  focusCorner(index: number): void {
    this.map.getContainer().querySelectorAll<HTMLElement>('.draw-corner')[index]?.focus();
  }

  private corner([lon, lat]: Corner, index: number): void {
    const icon = divIcon({ className: 'draw-corner', html: text(String(index + 1)), iconSize: [44, 44] });
    const handle = marker([lat, lon], { icon, draggable: true, keyboard: true, alt: this.cornerName(index) });
    handle.on('dragend', () => {
      this.handlers.move(index, rounded(handle.getLatLng()));
    });
    handle.on('contextmenu', () => {
      this.handlers.remove(index);
    });
    handle.addTo(this.drawn);
    const element = handle.getElement();
    element?.setAttribute('aria-label', this.cornerName(index));
    element?.addEventListener('keydown', (event) => {
      const arrow = ARROWS[event.key];
      if (arrow !== undefined) {
        const at = this.map
          .latLngToContainerPoint([lat, lon])
          .add([arrow[0] * NUDGE_PX, arrow[1] * NUDGE_PX]);
        this.handlers.move(index, rounded(this.map.containerPointToLatLng(at)));
      } else if (event.key === 'Delete' || event.key === 'Backspace') this.handlers.remove(index);
      else return;
      event.preventDefault();
      event.stopPropagation(); // the map would pan
    });
  }

  private onSide(at: LeafletMouseEvent['latlng'], start: [number, number], end: [number, number]): Corner {
    const [a, b, point] = [start, end, at].map((place) => this.map.latLngToLayerPoint(place));
    if (a === undefined || b === undefined || point === undefined) return rounded(at);
    return rounded(this.map.layerPointToLatLng(LineUtil.closestPointOnSegment(point, a, b)));
  }

  private label(at: LeafletMouseEvent['latlng'], name: string): void {
    const icon = divIcon({ className: 'draw-label', html: text(name), iconSize: [0, 0] });
    marker(at, { icon, interactive: false, keyboard: false }).addTo(this.beside);
  }

  /** Lines of longitude and latitude, about 100 pixels apart. */
  private drawNet(): void {
    this.net.clearLayers();
    const bounds = this.map.getBounds();
    const width = bounds.getEast() - bounds.getWest();
    const step = roundStep((width * 100) / Math.max(100, this.map.getSize().x));
    const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    const line = (ends: [number, number][], at: [number, number], value: number) => {
      polyline(ends, { className: 'draw-net', interactive: false, weight: 1 }).addTo(this.net);
      const icon = divIcon({
        className: 'draw-degree',
        html: text(`${value.toFixed(digits)}°`),
        iconSize: [0, 0],
      });
      marker(at, { icon, interactive: false, keyboard: false }).addTo(this.net);
    };
    const [south, north, west, east] = [
      bounds.getSouth(),
      bounds.getNorth(),
      bounds.getWest(),
      bounds.getEast(),
    ];
    for (let lon = Math.ceil(west / step) * step; lon < east; lon += step)
      line(
        [
          [south, lon],
          [north, lon],
        ],
        [south, lon],
        lon,
      );
    for (let lat = Math.ceil(south / step) * step; lat < north; lat += step)
      line(
        [
          [lat, west],
          [lat, east],
        ],
        [lat, west],
        lat,
      );
  }
}

/** The next 1, 2 or 5 × 10ⁿ. */
function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * (value > 5 * power ? 10 : value > 2 * power ? 5 : value > power ? 2 : 1);
}

function toLatLngs(corners: readonly Corner[]): [number, number][] {
  return corners.map(([lon, lat]) => [lat, lon]);
}

/** Seven decimals are a centimetre. */
function rounded({ lng, lat }: { lng: number; lat: number }): Corner {
  return [Math.round(lng * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
}

function text(content: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = content;
  return element;
}
