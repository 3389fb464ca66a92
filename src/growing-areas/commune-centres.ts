import { adminUnits } from '../places/admin-units.js';

/** The middle of a commune of today and its square kilometres. */
export type CommuneCentre = readonly [lon: number, lat: number, km2: number];

let centres: Promise<ReadonlyMap<string, CommuneCentre>> | undefined;

/** Every centre that is known, by the code of the commune. */
export function allCommuneCentres(): Promise<ReadonlyMap<string, CommuneCentre>> {
  centres ??= adminUnits().then(
    (units) =>
      new Map(
        units
          .provinces()
          .flatMap((province) => units.within(province))
          .flatMap(({ code, centre }): [string, CommuneCentre][] =>
            centre === undefined ? [] : [[code, [centre.longitude, centre.latitude, centre.areaKm2 ?? 0]]],
          ),
      ),
  );
  return centres;
}

/** Those of some communes. */
export async function communeCentres(codes: readonly string[]): Promise<Record<string, CommuneCentre>> {
  const known = await allCommuneCentres();
  return Object.fromEntries(
    codes.flatMap((code) => {
      const centre = known.get(code);
      return centre === undefined ? [] : [[code, centre]];
    }),
  );
}
