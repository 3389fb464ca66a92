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
  constraints: {
    event_declarations_event_key: { code: 'already-corrected' },
    events_event_id_key: { code: 'event-id-taken' },
  },
  audit: {
    words: ({ events: text }) => ({
      ...text.audit,
      fields: { step: text.fields.step, eventTime: text.fields.eventTime, ...text.audit.fields },
      values: { step: text.steps },
    }),
    things: {
      event: {
        names: {
          from: 'diary_entries e join lots l on l.id = e.lot_id',
          id: 'e.event_id',
          type: 'uuid',
          name: 'l.lot_number',
        },
      },
    },
    refers: { eventId: 'event' },
  },
});
