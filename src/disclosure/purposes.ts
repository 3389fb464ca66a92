/**
 * What the owner of a business may agree to, each by itself (Law 91/2025/QH15 on personal data). Only what something is done with is
 * asked: a consent that nobody uses promises what does not happen.
 */
export const PURPOSES = ['publish-contact', 'publish-representative'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Asked once, and used by nothing: they stay on record, and are asked no more (docs/decisions/0018). */
type Retired = 'share-national' | 'news';
export type RecordedPurpose = Purpose | Retired;

/** Of the words people agree to: changed with them, so that a record says what was read. */
export const CONSENT_VERSION = '1';
