import { describe, expect, it } from '@jest/globals';
import { type Held, type Listed, listVerdict, readListedState } from './listed.js';
import { registrationStates } from './registration.transitions.js';
import { REGISTRATION_STATES, type RegistrationState } from './registration.entity.js';

const TODAY = '2026-11-25';
const CODE = 'VN-TQOR-0112';
const listed = (changes: Partial<Listed> = {}): Listed => ({
  market: 'CN',
  code: CODE,
  state: 'active',
  since: null,
  until: null,
  ...changes,
});
const held = (state: RegistrationState, until: string | null = null, code: string | null = CODE): Held => ({
  state,
  until,
  code,
});

describe('what a list of a market says, beside the register', () => {
  it.each<[string, Held | null, Partial<Listed>, object]>([
    ['a new code', null, {}, { kind: 'take', steps: ['hold'] }],
    ['a new one that is stopped', null, { state: 'suspended' }, { kind: 'take', steps: ['hold', 'suspend'] }],
    ['one revoked before we held it', null, { state: 'revoked' }, { kind: 'open', note: 'not-held' }],
    ['one that waits for the market', held('approved', null, null), {}, { kind: 'take', steps: ['issue'] }],
    ['one whose dossier is open', held('submitted', null, null), {}, { kind: 'open', note: 'dossier-open' }],
    ['another code', held('active', null, 'VN-TQOR-9999'), {}, { kind: 'open', note: 'other-code' }],
    ['the same', held('active'), {}, { kind: 'same' }],
    ['stopped abroad', held('active'), { state: 'suspended' }, { kind: 'take', steps: ['suspend'] }],
    ['let go abroad', held('suspended'), {}, { kind: 'take', steps: ['correct', 'reinstate'] }],
    ['let go after it was put right', held('corrected'), {}, { kind: 'take', steps: ['reinstate'] }],
    ['revoked abroad', held('suspended'), { state: 'revoked' }, { kind: 'take', steps: ['revoke'] }],
    [
      'let go abroad, until another day',
      held('suspended', '2026-01-31'),
      { until: '2027-12-31' },
      { kind: 'take', steps: ['correct', 'reinstate', 'renew'] },
    ],
    ['longer', held('active', '2026-12-31'), { until: '2027-12-31' }, { kind: 'take', steps: ['renew'] }],
    ['over, and no day told', held('expired', '2026-01-31'), {}, { kind: 'open', note: 'until-missing' }],
    [
      'over, and renewed',
      held('active', '2026-01-31'),
      { until: '2027-01-31' },
      { kind: 'take', steps: ['renew'] },
    ],
  ])('is judged: %s', (_, before, changes, verdict) => {
    expect(listVerdict(before, listed(changes), TODAY)).toEqual(verdict);
  });

  it('asks for steps that the table of states allows an official, from every state', () => {
    for (const state of REGISTRATION_STATES)
      for (const said of ['active', 'suspended', 'revoked'] as const)
        for (const until of [null, '2026-01-01', '2027-01-01']) {
          if (['refused', 'withdrawn', 'revoked'].includes(state)) continue; // over: not held
          const verdict = listVerdict(
            held(state, until),
            listed({ state: said, until: '2028-01-01' }),
            TODAY,
          );
          if (verdict.kind !== 'take') continue;
          let at: RegistrationState = state;
          for (const step of verdict.steps) {
            if (step === 'hold') throw new Error('held already');
            at = registrationStates.take(at, step, 'reviewer').to ?? at;
          }
          expect([state, said, at]).toEqual([state, said, said]);
        }
  });

  it.each([
    ['', 'active'],
    ['Đang hoạt động', 'active'],
    ['Ngừng hoạt động', 'suspended'],
    ['TẠM DỪNG từ 01/2026', 'suspended'],
    ['Đã thu hồi', 'revoked'],
    ['Suspended', 'suspended'],
    ['Approved', 'active'],
    ['???', null],
  ])('reads a state: %s', (text, state) => {
    expect(readListedState(text)).toBe(state);
  });
});
