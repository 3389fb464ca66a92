import { control, tileLayer, type Map as LeafletMap } from 'leaflet';
import type { MapLayer } from '../page-context.js';

/** The registry's own map beneath a map that moves, with the name of whose it is. */
export function addGround(map: LeafletMap, { minZoom, maxZoom, credit }: MapLayer): void {
  tileLayer('/map/tiles/{z}/{x}/{y}', { minNativeZoom: minZoom, maxNativeZoom: maxZoom, maxZoom: 20 }).addTo(
    map,
  );
  const words = document.createElement('span');
  words.textContent = credit; // the control takes HTML
  control.attribution({ prefix: false }).addAttribution(words.innerHTML).addTo(map);
}
