/** Events as 0.1.0 kept them, in one table with the words of the diary: what its queries read. */
export const OLD_EVENTS: readonly string[] = [
  `create table old_events as
     select e.*, d.lot_id, d.step, d.place, d.responsible, d.note, d.image_sha256, c.event_id as corrects_id, c.words as correction_reason,
       false as declares_only
     from events e join diary_entries d on d.event_id = e.id left join event_declarations c on c.corrective_id = e.id`,
  'alter table old_events add primary key (id)',
  'create index old_events_lot_idx on old_events (lot_id, event_time, id)',
  'create unique index old_events_corrects_key on old_events (corrects_id) where corrects_id is not null',
  'grant select on old_events to dau_goc_app',
  'analyze old_events',
];
