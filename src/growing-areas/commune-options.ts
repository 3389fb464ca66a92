import { unitsText, unitText } from '../places/place-names.js';
import {
  communeText,
  type Commune,
  type CommuneMatch,
  type PlacesQueries,
} from '../places/places.queries.js';
import { compareNames } from '../standards/vietnam/fold.js';
import type { Option } from '../ui/form.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';

const MOST = 12;

/** What the select of communes offers. */
export interface CommuneChoice {
  readonly options: readonly Option[];
  /** The one that an old name means, where that is certain. */
  readonly certain: string | null;
  /** How many communes of today an old name may mean; null where none was given. */
  readonly found: number | null;
}

/**
 * The communes of the province: first what was found for an old name, then wards, then communes, by name as a
 * Vietnamese reader looks them up. `current` is offered even where it lies in another province.
 */
export async function communeChoice(
  places: PlacesQueries,
  provinceCode: string,
  lang: Lang,
  oldName: string,
  current: string | null,
): Promise<CommuneChoice> {
  const text = words(lang).areas;
  const own = await places.communesOf(provinceCode);
  const { matches, certain } = await find(places, oldName, provinceCode);
  const elsewhere =
    current === null ||
    [...own, ...matches.map(({ commune }) => commune)].some(({ code }) => code === current)
      ? null
      : await places.commune(current);
  const group = ({ kind }: Commune) =>
    kind === 'Phường' ? text.wards : kind === 'Xã' ? text.communes : text.other;
  const listed = own
    .toSorted(
      (one, other) =>
        Number(other.kind === 'Phường') - Number(one.kind === 'Phường') || compareNames(one.name, other.name),
    )
    .map((commune) => ({ value: commune.code, text: unitText(commune, lang), group: group(commune) }));
  return {
    options: [
      ...matches.map((match) => ({
        value: match.commune.code,
        text: matchText(match, lang),
        group: text.found(oldName),
      })),
      ...(elsewhere === null ? [] : [{ value: elsewhere.code, text: communeText(elsewhere, lang) }]),
      ...listed.filter(({ value }) => !matches.some(({ commune }) => commune.code === value)),
    ],
    certain,
    found: oldName === '' ? null : matches.length,
  };
}

async function find(
  places: PlacesQueries,
  oldName: string,
  provinceCode: string,
): Promise<{ readonly matches: readonly CommuneMatch[]; readonly certain: string | null }> {
  if (oldName === '') return { matches: [], certain: null };
  const found = await places.convertAddress(oldName, provinceCode);
  if (found.kind === 'one') return { matches: [found.match], certain: found.match.commune.code };
  const matches = found.kind === 'several' ? found.matches : await places.search(oldName, MOST, provinceCode);
  const byCode = new Map(matches.map((match) => [match.commune.code, match]));
  return { matches: [...byCode.values()].slice(0, MOST), certain: null };
}

function matchText({ commune, formerly, split }: CommuneMatch, lang: Lang): string {
  const text = words(lang).areas;
  const notes = [
    ...(formerly === null ? [] : [text.formerly(unitsText(formerly, lang))]),
    ...(split ? [text.split] : []),
  ];
  const name = communeText(commune, lang);
  return notes.length === 0 ? name : `${name} (${notes.join('; ')})`;
}
