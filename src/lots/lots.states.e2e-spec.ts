import { walkStates } from '../../test/support/walk-states.js';
import { columnsOf, lotStates } from './lot.transitions.js';

walkStates({
  machine: lotStates,
  table: 'lots',
  make: async ({ world, farm }) => (await world.lot(farm, { status: 'released' })).id,
  columns: (wanted) => {
    const state = lotStates.declaration.states.find((each) => each === wanted) ?? 'open';
    const { status, heldBy } = columnsOf(state);
    return { status, held_by: heldBy };
  },
  ask: (api, action, id) =>
    action === 'edit'
      ? api.patch(`/api/v1/lots/${id}`).send({ madeOn: '2026-10-12' })
      : api.post(`/api/v1/lots/${id}/${action}`).send({ reason: 'Thử' }),
});
