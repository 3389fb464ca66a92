import type { SubjectSummary } from '../applications/applications.service.js';
import { unitsText } from '../places/place-names.js';
import { formatNumber } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { GrowingAreaView, OverlapView } from './growing-areas.queries.js';

/** What an official reads of an area beside the decision: the facts, what lies on the same ground, a code to give. */
export function areaSummary(
  area: GrowingAreaView,
  overlaps: readonly OverlapView[],
  suggestion: string,
  lang: Lang,
): SubjectSummary {
  const text = words(lang).areas;
  const { fields } = text;
  const percent = (share: number) => `${formatNumber(lang, share * 100, 0)}\u00a0%`;
  return {
    rows: [
      { label: fields.name, value: area.name },
      { label: fields.crop, value: area.crop },
      { label: fields.hectaresDeclared, value: formatNumber(lang, area.hectaresDeclared, 4) },
      { label: fields.hectaresMeasured, value: formatNumber(lang, area.hectaresMeasured, 4) },
      { label: fields.communeCode, value: unitsText(area.place, lang) },
      ...area.notices.map(({ kilometres }) => ({
        label: text.noticeTitle,
        value: text.farFromCommune(formatNumber(lang, kilometres, 1)),
      })),
      { label: fields.village, value: area.village },
      {
        label: fields.households,
        value: area.households === null ? null : formatNumber(lang, area.households),
      },
      ...(overlaps.length === 0
        ? [{ label: text.overlapLabel, value: text.noOverlap }]
        : overlaps.map((other) => ({
            label: text.overlapLabel,
            value: text.overlap(other.name, other.businessName, percent(other.share)),
            href: `/console/areas/${other.id}`,
          }))),
    ],
    links: [{ href: `/console/areas/${area.id}`, text: area.name }],
    amendHref: `/console/areas/${area.id}/edit`,
    areaCode: { suggestion },
  };
}
