/** So many tries; after the last one, or `windowMs` after the first, the counting starts again. */
export interface Limit {
  readonly tries: number;
  readonly windowMs: number;
  /**
   * Tries that the processes of a service, together, take from the common counter at once and give out by themselves. One is exact.
   * More spares the database all but every so many requests; a source that spreads over processes may be refused so many tries early.
   */
  readonly lease: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const exactly = (tries: number, windowMs: number): Limit => ({ tries, windowMs, lease: 1 });

/** Everything that may be tried to guess or to annoy, and how often. What is counted stands in the name. */
export const LIMITS = {
  /** Wrong passwords for one account from one network; what the sign-in page announces. */
  'sign-in-account-network': exactly(10, 15 * MINUTE),
  /** From wherever: a guess shared out among many networks. High, for it locks out whoever comes from a new device. */
  'sign-in-account': exactly(100, HOUR),
  /** For whichever account: an office behind one address has several people who err. */
  'sign-in-network': exactly(30, 15 * MINUTE),
  /** On a device that has signed in to the account before: counted apart, so that nobody else uses these up. */
  'sign-in-device': exactly(10, 15 * MINUTE),
  /** The present password, asked for by somebody who is signed in. */
  'password-account': exactly(5, 15 * MINUTE),
  'sign-up-network': exactly(30, HOUR),
  'sign-up-mailbox': exactly(3, HOUR),
  'reset-network': exactly(20, HOUR),
  'reset-mailbox': exactly(3, HOUR),
  'invitation-network': exactly(60, HOUR),
  'invitation-business': exactly(30, 24 * HOUR),
  'invitation-mailbox': exactly(3, 24 * HOUR),
  /** Tax codes and personal ids sent in by one account, and by one network: who asks for many looks for somebody. */
  'identity-account': exactly(40, HOUR),
  'identity-network': exactly(300, HOUR),
  /** Links for buyers that nobody made, or that work no more: who tries many guesses. */
  'buyer-link-network': exactly(60, HOUR),
  /** Sheets sent in and given out: each is the work of many requests. */
  'bulk-account': exactly(60, HOUR),
  'report-network': exactly(10, HOUR),
  /** Codes that nobody issued. A mistyped label is tried a few times, a list of guesses for ever. */
  'unknown-code-network': { tries: 60, windowMs: MINUTE, lease: 5 },
  /** Pages and answers for everybody that are not kept. */
  'public-read-network': { tries: 1200, windowMs: MINUTE, lease: 100 },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof LIMITS;
