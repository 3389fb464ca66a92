import { readFile } from 'node:fs/promises';

/** The middle of a commune of today and its square kilometres. */
export type CommuneCentre = readonly [lon: number, lat: number, km2: number];

const FILE = new URL('../../data/admin-units/centres.tsv', import.meta.url);
let centres: Promise<ReadonlyMap<string, CommuneCentre>> | undefined;

/** The centres that are known, by the code of the commune. The file is read once. */
export async function communeCentres(codes: readonly string[]): Promise<Record<string, CommuneCentre>> {
  centres ??= read();
  const known = await centres;
  return Object.fromEntries(
    codes.flatMap((code) => {
      const centre = known.get(code);
      return centre === undefined ? [] : [[code, centre]];
    }),
  );
}

async function read(): Promise<ReadonlyMap<string, CommuneCentre>> {
  const [, ...lines] = (await readFile(FILE, 'utf8')).trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [code = '', latitude, longitude, km2] = line.split('\t');
      return [code, [Number(longitude), Number(latitude), Number(km2)]];
    }),
  );
}
