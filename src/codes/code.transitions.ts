import type { Role } from '../access/roles.js';
import { NOTICE } from '../notices/notice.effect.js';
import { defineStates, Meaning } from '../platform/state-machine.js';
import { CODE_STATUSES, type CodeStatus } from './code.entity.js';

export const codeStates = defineStates<CodeStatus, Role>()({
  subject: 'code',
  states: CODE_STATUSES,
  initial: 'active',
  transitions: [
    {
      action: 'suspend',
      from: ['active'],
      to: 'suspended',
      who: ['reviewer'],
      cause: true,
      effects: [NOTICE, new Meaning('whoever scans it reads the reason')],
      entry: 'code.suspended',
    },
    {
      action: 'resume',
      from: ['suspended'],
      to: 'active',
      who: ['reviewer'],
      effects: [NOTICE],
      entry: 'code.resumed',
    },
  ],
  refusals: { suspend: 'code-not-active', resume: 'code-not-suspended' },
});
