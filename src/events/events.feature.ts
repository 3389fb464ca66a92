import { declareFeature } from '../access/feature.js';
import { BUSINESS, EVERYONE } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly events: typeof events;
  }
}

export const events = declareFeature({
  name: 'events',
  permissions: { 'event:record': BUSINESS, 'event:read': EVERYONE },
  constraints: { events_corrects_key: { code: 'already-corrected' } },
  audit: {
    words: ({ events: text }) => ({
      ...text.audit,
      fields: { step: text.fields.step, eventTime: text.fields.eventTime, ...text.audit.fields },
      values: { step: text.steps },
    }),
    things: {
      event: {
        names: {
          from: 'events e join lots l on l.id = e.lot_id',
          id: 'e.id',
          type: 'uuid',
          name: 'l.lot_number',
        },
      },
    },
    refers: { eventId: 'event' },
  },
});
