import { foldName } from '../standards/vietnam/fold.js';
import type { RegistrationState } from './registration.entity.js';

/** How an authority's list has a code. */
export const LISTED_STATES = ['active', 'suspended', 'revoked'] as const;
export type ListedState = (typeof LISTED_STATES)[number];

/** A code as a list of its market has it. */
export interface Listed {
  readonly market: string;
  readonly code: string;
  readonly state: ListedState;
  readonly since: string | null;
  readonly until: string | null;
}

/** The registration of the same area in the same market, where there is one that is not over. */
export interface Held {
  readonly state: RegistrationState;
  readonly code: string | null;
  readonly until: string | null;
}

/** Why a person has to look before the register says what a list says. */
export const LIST_NOTES = ['dossier-open', 'other-code', 'not-held', 'until-missing'] as const;
export type ListNote = (typeof LIST_NOTES)[number];

/** What has to be done with a registration so that it stands as listed: steps of its table, in order. */
export type ListVerdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'open'; readonly note: ListNote }
  /** Begins to be held; suspended right away where the list says so. */
  | { readonly kind: 'take'; readonly steps: readonly ListStep[] };
export type ListStep = 'hold' | 'issue' | 'suspend' | 'correct' | 'reinstate' | 'revoke' | 'renew';

const OPEN: ReadonlySet<RegistrationState> = new Set(['submitted', 'amend']);

/** `today` tells which last days are over: one that merely ended is renewed by a later day. */
export function listVerdict(held: Held | null, listed: Listed, today: string): ListVerdict {
  const take = (...steps: ListStep[]) => ({ kind: 'take', steps }) as const;
  const open = (note: ListNote) => ({ kind: 'open', note }) as const;
  if (held === null) {
    if (listed.state === 'revoked') return open('not-held');
    return listed.state === 'suspended' ? take('hold', 'suspend') : take('hold');
  }
  if (OPEN.has(held.state)) return open('dossier-open');
  if (held.state === 'approved') {
    if (listed.state === 'revoked') return open('not-held');
    return listed.state === 'suspended' ? take('issue', 'suspend') : take('issue');
  }
  if (held.code !== listed.code) return open('other-code');
  const stopped = held.state === 'suspended' || held.state === 'corrected';
  const over = held.state === 'expired' || (held.until !== null && held.until < today);
  if (listed.state === 'revoked') return held.state === 'expired' ? { kind: 'same' } : take('revoke');
  if (over && !stopped) {
    if (listed.until === null || listed.until < today) return open('until-missing');
    return listed.state === 'suspended' ? take('renew', 'suspend') : take('renew');
  }
  if (listed.state === 'suspended') return stopped ? { kind: 'same' } : take('suspend');
  const longer = listed.until !== null && listed.until !== held.until && listed.until >= today;
  const steps: ListStep[] = [
    ...(held.state === 'suspended' ? (['correct'] as const) : []),
    ...(stopped ? (['reinstate'] as const) : []),
    ...(longer ? (['renew'] as const) : []),
  ];
  return steps.length === 0 ? { kind: 'same' } : take(...steps);
}

const REVOKED = ['thu hoi', 'huy', 'revoke', 'cancel', 'withdraw', 'xoa'];
const SUSPENDED = ['tam dung', 'tam ngung', 'dinh chi', 'ngung', 'suspend', 'pause', 'dung xuat khau'];
const ACTIVE = [
  'hoat dong',
  'active',
  'approved',
  'valid',
  'con hieu luc',
  'da cap',
  'duoc cap',
  'duy tri',
  'phe duyet',
];

/** A state as lists write it, in either language; in force where nothing is said, null for what nobody knows. */
export function readListedState(text: string): ListedState | null {
  const said = foldName(text);
  if (text.trim() === '') return 'active';
  const says = (words: readonly string[]) => words.some((word) => said.includes(word));
  if (says(REVOKED)) return 'revoked';
  if (says(SUSPENDED)) return 'suspended';
  return says(ACTIVE) ? 'active' : null;
}
