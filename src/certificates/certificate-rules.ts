import { type FieldFault } from '../platform/errors.js';
import { foldName } from '../standards/vietnam/fold.js';
import type { CertificateKind } from './certificate.entity.js';

export interface CertificateFacts {
  readonly kind: CertificateKind;
  readonly title: string | null;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
  readonly stars: number | null;
  readonly points: number | null;
  readonly coversBusiness: boolean;
  readonly productIds: readonly string[];
  readonly areaIds: readonly string[];
}

/** Points of each number of stars: from, and below; five stars end with 100 themselves. Decision 148/QĐ-TTg of 2023. */
const POINTS: Readonly<Record<number, readonly [number, number]>> = {
  3: [50, 70],
  4: [70, 90],
  5: [90, 101],
};
/** A result of OCOP holds so many months. Decision 148/QĐ-TTg of 2023. */
const OCOP_MONTHS = 36;

/** What is wrong with a certificate in itself, on that day; a fault a field. */
export function faultsOf(facts: CertificateFacts, today: string): FieldFault[] {
  return [...datesOf(facts, today), ...ratingOf(facts), ...coverOf(facts)];
}

function datesOf({ kind, issuedOn, expiresOn }: CertificateFacts, today: string): FieldFault[] {
  if (issuedOn > today) return [{ path: 'issuedOn', code: 'certificate-issued-later' }];
  if (kind === 'gi') return expiresOn === null ? [] : [{ path: 'expiresOn', code: 'certificate-gi-no-end' }];
  if (expiresOn === null) return kind === 'other' ? [] : [{ path: 'expiresOn', code: 'required' }];
  if (expiresOn < issuedOn) return [{ path: 'expiresOn', code: 'certificate-ends-before' }];
  if (expiresOn < today) return [{ path: 'expiresOn', code: 'certificate-ended' }];
  if (kind === 'ocop' && expiresOn > afterMonths(issuedOn, OCOP_MONTHS))
    return [{ path: 'expiresOn', code: 'certificate-ocop-months' }];
  return [];
}

function ratingOf({ kind, title, stars, points }: CertificateFacts): FieldFault[] {
  if (kind !== 'ocop') {
    const needed = kind === 'other' || kind === 'gi';
    return [
      ...(needed && title === null ? [{ path: 'title', code: 'required' }] : []),
      ...(stars === null ? [] : [{ path: 'stars', code: 'certificate-ocop-only' }]),
      ...(points === null ? [] : [{ path: 'points', code: 'certificate-ocop-only' }]),
    ];
  }
  if (stars === null) return [{ path: 'stars', code: 'required' }];
  const [from, below] = POINTS[stars] ?? [0, 0];
  if (points !== null && (points < from || points >= below))
    return [
      { path: 'points', code: 'certificate-points', params: { stars, from, to: Math.min(below, 100) } },
    ];
  return [];
}

function coverOf({ kind, coversBusiness, productIds, areaIds }: CertificateFacts): FieldFault[] {
  // A star is given to a product, never to whoever makes it.
  if (kind === 'ocop' && productIds.length === 0)
    return [{ path: 'productIds', code: 'certificate-ocop-product' }];
  if (!coversBusiness && productIds.length === 0 && areaIds.length === 0)
    return [{ path: 'coversBusiness', code: 'certificate-covers-nothing' }];
  return [];
}

/** The same day so many months later; the last one of a shorter month. */
function afterMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Since that day provinces give three and four stars, which districts did before; five were always given by the centre. */
const PROVINCES_RATE_SINCE = '2025-07-06';

export type RatingLevel = 'centre' | 'province';

/** Who should have given so many stars on that day, where the issuer's name says that it was somebody else; otherwise null. */
export function misrated(stars: number, issuedOn: string, issuer: string): RatingLevel | null {
  const level = levelOf(issuer);
  if (level === null) return null;
  if (stars === 5) return level === 'centre' ? null : 'centre';
  return issuedOn >= PROVINCES_RATE_SINCE && level !== 'province' ? 'province' : null;
}

/** Read from the words: `UBND huyện Đồng Văn, tỉnh Hà Giang` is below a province; null where they do not tell. */
function levelOf(issuer: string): RatingLevel | 'below' | null {
  const name = ` ${foldName(issuer).replaceAll('hop tac xa', '')} `;
  if (/^ bo | trung uong /.test(name)) return 'centre';
  if (/ (huyen|thi xa|xa|phuong) /.test(name)) return 'below';
  return / (tinh|so|thanh pho) /.test(name) ? 'province' : null;
}
