import type { RunningApp } from './app.js';

export interface AuditRow {
  readonly action: string;
  readonly actor_id: string | null;
  readonly business_id: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** What the log says of one thing, in order. */
export function auditOf({ db }: RunningApp, subjectId: string): Promise<AuditRow[]> {
  return db.query<Required<AuditRow> & Record<string, unknown>>(
    'select action, actor_id, business_id, before, after from audit_entries where subject_id = $1 order by id',
    [subjectId],
  );
}

/** Its actions alone. */
export async function actionsOf(app: RunningApp, subjectId: string): Promise<string[]> {
  return (await auditOf(app, subjectId)).map(({ action }) => action);
}
