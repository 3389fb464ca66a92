import { walkStates } from '../../test/support/walk-states.js';
import { codeStates } from './code.transitions.js';

const PATHS: Readonly<Record<string, string>> = { suspend: 'suspension', resume: 'resumption' };

walkStates({
  machine: codeStates,
  table: 'codes',
  key: 'code',
  make: async ({ world, farm }) => world.code(farm, { lotId: (await world.lot(farm)).id }),
  columns: (status) => ({ status }),
  ask: (api, action, code) =>
    api.post(`/api/v1/codes/${code}/${PATHS[action] ?? ''}`).send({ reason: 'Thử' }),
});
