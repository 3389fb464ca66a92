import { declaredDossiers } from '../access/feature.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { ApplicationView } from './applications.dto.js';

/** What stands below the title of a dossier: its kind, its number, whose it is. */
export function dossierNote(lang: Lang, { kind, reference, businessName }: ApplicationView): string {
  return [declaredDossiers(words(lang))[kind] ?? kind, reference, businessName].join(' · ');
}
