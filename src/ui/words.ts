import { en } from './en.js';
import type { Lang } from './page-context.js';
import { vi } from './vi.js';
import type { SameShape } from './text/same-shape.js';

/** Every sentence people read. The Vietnamese text is the source of the shape; the English must match it. */
export type Words = SameShape<typeof vi>;

const byLang: Readonly<Record<Lang, Words>> = { vi, en };

export function words(lang: Lang): Words {
  return byLang[lang];
}
