import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import type { FileForm } from '../ui/list.js';
import { AuditLog } from './audit-log.service.js';

/** Who takes a list with personal data away as a file is on record: by what it was narrowed, not the words that were searched. */
@Injectable()
export class ListExports {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
  ) {}

  record(actor: Actor, list: string, form: FileForm, asked: object): Promise<void> {
    const narrowedBy = Object.entries(asked)
      .filter(([name, value]) => !APART.has(name) && value !== undefined && value !== '')
      .map(([name]) => name);
    return this.db.transaction((tx) =>
      this.audit.record(
        tx,
        actor,
        'list.exported',
        { type: 'list', id: list, businessId: actor.businessId },
        { after: { form, ...(narrowedBy.length === 0 ? {} : { narrowedBy }) } },
      ),
    );
  }
}

/** What narrows nothing. */
const APART: ReadonlySet<string> = new Set(['limit', 'cursor', 'sort', 'col', 'as', 'done', 'tick', 'lang']);
