import type { RegistrationState } from './registration.entity.js';

/** Whether a code counts today, and if not, why: what people are told. */
export type Standing = 'active' | 'suspended' | 'revoked' | 'expired';

interface Held {
  readonly state: RegistrationState;
  readonly until: string | null;
}

/**
 * How a code stands on a day. One whose last day is over has expired, whether or not the job that writes it down has come round;
 * null for one that was never in force.
 */
export function standingOn(day: string, { state, until }: Held): Standing | null {
  const over = until !== null && until < day;
  switch (state) {
    case 'active':
      return over ? 'expired' : 'active';
    case 'suspended':
    case 'corrected':
      return over ? 'expired' : 'suspended';
    case 'revoked':
    case 'expired':
      return state;
    default:
      return null;
  }
}
