import { createHash } from 'node:crypto';
import type { SubjectSummary } from '../applications/dossier-kind.js';
import { unitsText } from '../places/place-names.js';
import { formatNumber } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { noticeText, placeText } from './area-faults.js';
import { detailRows } from './area-details.views.js';
import { declaredText } from './declared-size.js';
import { APART_NOTED } from './boundary-preview.views.js';
import type { FieldView, OverlapView, PackingHouseView } from './growing-areas.queries.js';

/** What an official reads of an area beside the decision: the facts, what lies on the same ground. */
export function areaSummary(area: FieldView, overlaps: readonly OverlapView[], lang: Lang): SubjectSummary {
  const text = words(lang).areas;
  const { fields } = text;
  const percent = (share: number) => `${formatNumber(lang, share * 100, 0)}\u00a0%`;
  return {
    rows: [
      { key: 'name', label: fields.name, value: area.name },
      { key: 'crop', label: fields.crop, value: area.crop },
      {
        key: 'hectaresDeclared',
        label: fields.hectaresDeclared,
        value:
          area.declaredUnit === 'ha'
            ? formatNumber(lang, area.hectaresDeclared, 4)
            : declaredText(lang, area.hectaresDeclared, area.declaredUnit),
      },
      {
        key: 'hectaresMeasured',
        label: fields.hectaresMeasured,
        value: formatNumber(lang, area.hectaresMeasured, 4),
        mark: boundaryMark(area),
      },
      ...(apart(area) > APART_NOTED
        ? [{ label: text.apartLabel, value: text.apart(percent(apart(area))) }]
        : []),
      { key: 'communeCode', label: fields.communeCode, value: unitsText(area.place, lang) },
      ...area.notices.map((notice) => ({ label: text.noticeTitle, value: noticeText(lang, notice) })),
      { key: 'village', label: fields.village, value: area.village },
      {
        key: 'households',
        label: fields.households,
        value: area.households === null ? null : formatNumber(lang, area.households),
      },
      ...detailRows(lang, area),
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
  };
}

/** The same of a packing house. */
export function packingHouseSummary(house: PackingHouseView, lang: Lang): SubjectSummary {
  const { areas, packingHouses: text } = words(lang);
  const { fields } = text;
  const shared: readonly string[] = ['standards', 'intendedMarkets', 'registrant'];
  return {
    rows: [
      { key: 'name', label: fields.name, value: house.name },
      { key: 'crop', label: fields.crop, value: house.crop },
      {
        key: 'capacityTonnes',
        label: fields.capacityTonnes,
        value: house.capacityTonnes === null ? null : formatNumber(lang, house.capacityTonnes),
      },
      { key: 'facilityNumber', label: fields.facilityNumber, value: house.facilityNumber },
      { key: 'communeCode', label: fields.communeCode, value: unitsText(house.place, lang) },
      ...house.notices.map((notice) => ({ label: areas.noticeTitle, value: noticeText(lang, notice) })),
      { key: 'village', label: fields.village, value: house.village },
      { key: 'place', label: fields.place, value: placeText(lang, [house.lon, house.lat]) },
      ...detailRows(lang, house).filter(({ key }) => shared.includes(key)),
    ],
    links: [{ href: `/console/areas/${house.id}`, text: house.name }],
    amendHref: `/console/packing-houses/${house.id}/edit`,
  };
}

function apart({ hectaresDeclared, hectaresMeasured }: FieldView): number {
  return Math.abs(hectaresDeclared - hectaresMeasured) / hectaresMeasured;
}

/** Another boundary of the same size is another boundary. */
function boundaryMark({ polygon }: FieldView): string {
  return createHash('sha256').update(JSON.stringify(polygon)).digest('base64url');
}
