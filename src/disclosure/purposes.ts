/** What a person or a business may agree to, each by itself (Law 91/2025/QH15 on personal data). */
export const PURPOSES = ['publish-contact', 'publish-representative', 'share-national', 'news'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Agreed to by each for oneself; the others concern the business, and its owner answers for whom they name. */
export const PERSONAL: readonly Purpose[] = ['news'];

/** Of the words people agree to: changed with them, so that a record says what was read. */
export const CONSENT_VERSION = '1';
