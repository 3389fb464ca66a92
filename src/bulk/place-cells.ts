import { Inject, Injectable } from '@nestjs/common';
import type { FieldFault } from '../platform/errors.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import { type Commune, communeText, PlacesQueries } from '../places/places.queries.js';

type Found = { readonly code: string } | { readonly fault: Omit<FieldFault, 'path'> };

const TOLD = 4;
const CODE = /^(?:\d{5}|.*\((\d{5})\))$/;

/** A commune as our sheets write it: some share a name with one of before the reform, so the code stands behind it. */
export function placeText(commune: Commune): string {
  return `${communeText(commune, 'vi')} (${commune.code})`;
}

const KEPT = 20_000;

/** Communes as sheets name them: by an address of today or of before, or by the code. What may be several is asked, never guessed. */
@Injectable()
export class PlaceCells {
  private readonly known = new Map<string, Found>();

  constructor(
    private readonly places: PlacesQueries,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
  ) {}

  async find(text: string): Promise<Found> {
    const before = this.known.get(text);
    if (before !== undefined) return before;
    const found = await this.look(text);
    if (this.known.size >= KEPT) this.known.clear();
    this.known.set(text, found);
    return found;
  }

  private async look(text: string): Promise<Found> {
    const said = CODE.exec(text);
    if (said !== null) {
      const code = said[1] ?? text;
      return (await this.places.commune(code)) === null ? { fault: { code: 'commune-unknown' } } : { code };
    }
    const near = this.province.code;
    const read = await this.places.convertAddress(text.slice(0, 300), near);
    if (read.kind === 'one') return { code: read.match.commune.code };
    if (read.kind === 'unknown') return { fault: { code: 'commune-unknown' } };
    // Of namesakes the only one of the own province is meant: a sheet of a province seldom says which.
    const own = read.matches.filter(({ commune }) => commune.province.code === near);
    const [only] = own;
    if (only !== undefined && own.length === 1 && !only.split) return { code: only.commune.code };
    const names = read.matches.slice(0, TOLD).map(({ commune }) => placeText(commune));
    const more = read.matches.length > TOLD ? '…' : '';
    return { fault: { code: 'cell-commune-several', params: { names: names.join('; ') + more } } };
  }
}
