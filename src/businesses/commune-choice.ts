import type { FieldFault } from '../platform/errors.js';
import { communeText, type CommuneMatch, type PlacesQueries } from '../places/places.queries.js';
import { unitsText } from '../places/place-names.js';
import type { FormFields } from '../platform/http/form.js';
import { pickFields } from '../platform/http/validation.js';

/** What a form knows about the commune so far. */
export interface CommuneChoice {
  /** The commune of today, once it is certain. */
  readonly code: string | null;
  /** What to choose from, for the text in `place`. */
  readonly choices: readonly CommuneMatch[];
  readonly fault: FieldFault | null;
  /** The old address by whose name it was found. */
  readonly formerly: string | null;
}

const MOST = 12;

/**
 * Reads the commune of a form that works without script: `place` is free text, `communeCode` a choice among what was
 * found for it, `choicesFor` the text those choices belonged to. An old commune that was divided is never guessed.
 */
export async function readCommune(
  places: PlacesQueries,
  fields: FormFields,
  near: string,
): Promise<CommuneChoice> {
  const {
    place = '',
    communeCode = '',
    choicesFor,
  } = pickFields(fields, ['place', 'communeCode', 'choicesFor']);
  if (place === '')
    return { code: null, choices: [], fault: { path: 'place', code: 'required' }, formerly: null };
  const found = await places.convertAddress(place, near);
  if (found.kind === 'one') return certain(found.match, [found.match]);
  const choices = found.kind === 'several' ? found.matches : await places.search(place, MOST, near);
  const chosen =
    choicesFor === place ? choices.find(({ commune }) => commune.code === communeCode) : undefined;
  if (chosen !== undefined) return certain(chosen, choices);
  if (choices.length === 0)
    return { code: null, choices, fault: { path: 'place', code: 'commune-unknown' }, formerly: null };
  const code = choices.some(({ split }) => split)
    ? 'commune-split'
    : choices.length === 1
      ? 'commune-confirm'
      : 'commune-ambiguous';
  return { code: null, choices, fault: { path: 'communeCode', code }, formerly: null };
}

/** The choice of a business that is already registered, as the form would have it. */
export function placeOf(commune: CommuneMatch['commune']): {
  place: string;
  communeCode: string;
  choicesFor: string;
} {
  const place = communeText(commune, 'vi');
  return { place, communeCode: commune.code, choicesFor: place };
}

function certain(match: CommuneMatch, choices: readonly CommuneMatch[]): CommuneChoice {
  const formerly = match.formerly === null ? null : unitsText(match.formerly, 'vi');
  return { code: match.commune.code, choices, fault: null, formerly };
}
