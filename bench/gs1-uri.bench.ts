import bwipjs from 'bwip-js/node';
import { DigitalLink } from 'digital-link.js';
import { buildDigitalLink, checkDigit, parseDigitalLink, parseGtin14 } from '../src/standards/gs1/index.js';
import { readVector, vectorsRoot } from '../test/support/vectors.js';

/** How long each reader is timed, and how often in turn: the best round counts. */
const ROUND_MS = 300;
const ROUNDS = 5;
const GOAL = 5;

type Accepts = (uri: string) => boolean;

const ours: Accepts = (uri) => parseDigitalLink(uri).ok;

const digitalLinkJs: Accepts = (uri) => refusesByThrowing(() => DigitalLink(uri).isValid());

const bwipJs: Accepts = (uri) =>
  refusesByThrowing(() => bwipjs.raw({ bcid: 'gs1dlqrcode', text: uri }).length > 0);

/** The symbol alone, which bwip-js draws besides: taken off its time, since it offers no reading without drawing. */
const bwipSymbol: Accepts = (uri) => bwipjs.raw({ bcid: 'qrcode', text: uri }).length > 0;

function refusesByThrowing(accepts: () => boolean): boolean {
  try {
    return accepts();
  } catch {
    return false;
  }
}

/**
 * Reading Digital Link URIs, beside npm's `digital-link.js` and `bwip-js` in the same run: URIs a second on what
 * labels carry, and how many vectors each judges rightly. `ok` when ours reads five times as many as the faster of the
 * two and judges more vectors rightly than either.
 */
export function run(): Promise<{ name: string; rows: Record<string, string | number>[]; ok: boolean }> {
  const uris = labels();
  const readers: readonly Accepts[] = [ours, digitalLinkJs, bwipJs];
  for (const accepts of readers) {
    const refused = uris.find((uri) => !accepts(uri));
    if (refused !== undefined) throw new Error(`a reader refuses the valid ${refused}`);
  }
  const [oursTime, digitalLinkTime, bwipTime, symbolTime] = timeEach([...readers, bwipSymbol], uris);
  const bwipReading = Math.max(bwipTime - symbolTime, 0.001);
  const cases = vectorCases();
  const right = readers.map((accepts) => cases.filter(({ uri, accept }) => accepts(uri) === accept).length);
  const rivals = Math.min(digitalLinkTime, bwipReading);
  const row = (reader: string, microseconds: number, cases_: number | undefined) => ({
    reader,
    'URIs/s': Math.round(1e6 / microseconds),
    'µs a URI': Number(microseconds.toFixed(2)),
    'times ours': Number((microseconds / oursTime).toFixed(1)),
    'vectors right': cases.length === 0 ? 'no vectors here' : `${cases_ ?? 0}/${cases.length}`,
  });
  const rows = [
    row('standards/gs1', oursTime, right[0]),
    row('digital-link.js 1.4', digitalLinkTime, right[1]),
    row('bwip-js 4.11, less its symbol', bwipReading, right[2]),
    row('bwip-js 4.11, with its symbol', bwipTime, right[2]),
  ];
  const [oursRight = 0, ...theirsRight] = right;
  const isMoreRight = cases.length === 0 || theirsRight.every((count) => oursRight > count);
  return Promise.resolve({
    name: 'GS1 Digital Link URIs',
    rows,
    ok: rivals / oursTime >= GOAL && isMoreRight,
  });
}

/** Microseconds a URI for each reader, the best of several rounds taken in turn. */
function timeEach(readers: readonly Accepts[], uris: readonly string[]): [number, number, number, number] {
  const best: [number, number, number, number] = [Infinity, Infinity, Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, accepts] of readers.entries()) {
      let read = 0;
      const start = performance.now();
      while (performance.now() - start < ROUND_MS) for (const uri of uris) read += accepts(uri) ? 1 : 0;
      best[index] = Math.min(best[index] ?? Infinity, ((performance.now() - start) * 1000) / read);
    }
  }
  return best;
}

/** What labels carry: a product, a lot, an item, with and without attributes and percent-encoding. */
function labels(): string[] {
  return Array.from({ length: 20 }, (_, n) => {
    const body = String(893520212345 + n * 37).padStart(13, '0');
    const gtin = parseGtin14(body + String(checkDigit(body)));
    if (!gtin.ok) throw new Error(gtin.fault.sentence);
    const parts = { root: 'https://example.com/trace', gtin: gtin.value };
    const kinds = [
      buildDigitalLink(parts),
      buildDigitalLink({ ...parts, lot: `LOT-2026-${n}` }),
      buildDigitalLink({ ...parts, lot: `L/${n}`, serial: `S${n}+A` }),
      `${buildDigitalLink({ ...parts, serial: `SN${n}` })}?17=261231&3103=000195`,
    ];
    return kinds[n % kinds.length] ?? '';
  });
}

/** The verdicts of the published vectors; rows made with lenient settings count as what the standard now says. */
function vectorCases(): { uri: string; accept: boolean }[] {
  if (vectorsRoot() === null) return [];
  const folder = 'gs1-digital-link';
  const parse = readVector(folder, 'parse.json') as { uri: string; valid: boolean; options: string[] }[];
  const paths = readVector(folder, 'http-paths.json') as { path: string; accept: boolean | null }[];
  return [
    ...parse.map(({ uri, valid, options }) => ({ uri, accept: valid && options.length === 0 })),
    ...paths.flatMap(({ path, accept }) =>
      accept === null ? [] : [{ uri: `https://example.com${path}`, accept }],
    ),
  ];
}
