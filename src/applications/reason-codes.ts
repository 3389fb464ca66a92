/** Why an amendment is asked for, or a dossier refused: chosen from a list beside the words, so that figures can count it. */
export const REASON_CODES = [
  'missing-paper',
  'wrong-information',
  'unreadable',
  'duplicate',
  'boundary',
  'expired-paper',
  'conditions',
  'not-entitled',
  'other',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];
