import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { ownedBy } from '../access/permissions.js';
import type { Application } from '../applications/application.entity.js';
import { ApplicationsService } from '../applications/applications.service.js';
import type { DossierStep } from '../applications/dossier-kind.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { BusinessesService } from '../businesses/businesses.service.js';
import { CodesService } from '../codes/codes.service.js';
import { GrowingAreasService } from '../growing-areas/growing-areas.service.js';
import { LotsService } from '../lots/lots.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import { ProductsService } from '../products/products.service.js';
import { type FieldChange, Request, type RequestKind, type SubjectType } from './request.entity.js';
import { mayBeAsked, readValue, SUBJECTS } from './request-subjects.js';

export interface Asked {
  readonly kind: RequestKind;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly words: string;
  readonly changes: Readonly<Record<string, string>>;
}

export interface SubjectView {
  readonly businessId: string;
  readonly title: string;
  readonly status: string;
  /** What of it may be mended, as the register has it. */
  readonly values: Readonly<Record<string, string | null>>;
}

/** What businesses ask of the office about things that the register shows. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly applications: ApplicationsService,
    private readonly businesses: BusinessesService,
    private readonly areas: GrowingAreasService,
    private readonly products: ProductsService,
    private readonly lots: LotsService,
    private readonly codes: CodesService,
  ) {}

  /** The thing, as the register has it. @throws NotFound for another's and for what is not there alike. */
  async subject(actor: Actor, type: SubjectType, id: string): Promise<SubjectView> {
    const found = await this.read(type, id);
    if (found === null || !ownedBy(actor).includes(found.businessId)) throw new NotFound();
    return found;
  }

  /**
   * Opens a request with its dossier, or sends the one again that the office wanted amended.
   * @throws Conflict `request-not-stopped` where nothing is to be lifted, `request-not-settled` where it may still be edited,
   * `application-open` while one waits.
   */
  ask(actor: Actor, asked: Asked): Promise<Application> {
    return this.db.transaction((tx) =>
      this.db.within(tx, async () => {
        const { kind, subjectType, subjectId } = asked;
        // Two who ask at once follow each other.
        await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
          `request ${subjectType} ${subjectId} ${kind}`,
        ]);
        const subject = await this.subject(actor, subjectType, subjectId);
        const { stopped, settled } = SUBJECTS[subjectType];
        if (!mayBeAsked(kind, subjectType)) throw Invalid.field('subjectType', 'required-choice');
        if (kind === 'lifting' && subject.status !== stopped) throw new Conflict('request-not-stopped');
        if (kind === 'correction' && !settled.includes(subject.status))
          throw new Conflict('request-not-settled');
        const changes = kind === 'correction' ? changesOf(subjectType, subject, asked.changes) : {};
        const request = await this.openOf(tx, asked);
        const now = this.clock.now();
        const saved = await tx.save(
          Object.assign(
            request ?? tx.create(Request, { id: newId(), kind, subjectType, subjectId, createdAt: now }),
            {
              businessId: subject.businessId,
              title: subject.title,
              words: asked.words,
              changes,
              updatedAt: now,
            },
          ),
        );
        return this.applications.submit(tx, actor, {
          kind,
          subjectId: saved.id,
          businessId: saved.businessId,
          title: saved.title,
        });
      }),
    );
  }

  async byId(id: string): Promise<Request> {
    const [row] = await this.db.query<Request & Record<string, unknown>>(
      `select id, kind, business_id as "businessId", subject_type as "subjectType", subject_id as "subjectId", title, words,
         changes, version, created_at as "createdAt", updated_at as "updatedAt" from requests where id = $1`,
      [id],
    );
    if (row === undefined) throw new NotFound();
    return row;
  }

  /** Within the transaction of the dossier's step. */
  async followDossier(tx: Tx, actor: Actor, id: string, step: DossierStep): Promise<void> {
    const request = await tx.findOne(Request, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (request === null) throw new NotFound();
    if (step.action !== 'approve') return;
    if (request.kind === 'correction') await this.correct(tx, actor, request);
    else await this.db.within(tx, () => this.lift(actor, request));
  }

  private lift(actor: Actor, { subjectType, subjectId }: Request): Promise<unknown> {
    switch (subjectType) {
      case 'business':
        return this.businesses.decree(actor, subjectId, 'resume');
      case 'growing-area':
        return this.areas.resume(actor, subjectId);
      case 'product':
        return this.products.resume(actor, subjectId);
      case 'lot':
        return this.lots.release(actor, subjectId);
      case 'code':
        return this.codes.resume(actor, subjectId);
    }
  }

  /** @throws Conflict `stale` where the register says something else by now than what was to be mended. */
  private async correct(tx: Tx, actor: Actor, request: Request): Promise<void> {
    const { subjectType, subjectId, businessId, changes } = request;
    const { table, id, fields } = SUBJECTS[subjectType];
    await tx.query(`select 1 from ${table} where ${id} = $1 for update`, [subjectId]);
    const now = await this.db.within(tx, () => this.read(subjectType, subjectId));
    for (const [name, { before, after }] of Object.entries(changes)) {
      const field = fields[name];
      if (field === undefined || now === null || (now.values[name] ?? null) !== before)
        throw new Conflict('stale');
      await tx.query(`update ${table} set ${field.column} = $2::${field.type} where ${id} = $1`, [
        subjectId,
        after,
      ]);
    }
    await tx.query(`update ${table} set version = version + 1, updated_at = $2 where ${id} = $1`, [
      subjectId,
      this.clock.now(),
    ]);
    const side = (which: keyof FieldChange) =>
      Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, change[which]]));
    await this.audit.record(
      tx,
      actor,
      `${subjectType}.corrected`,
      { type: subjectType, id: subjectId, businessId },
      { before: side('before'), after: side('after') },
    );
  }

  /** The request whose dossier is still open. */
  private async openOf(tx: Tx, { kind, subjectType, subjectId }: Asked): Promise<Request | null> {
    const [row] = await tx.query<{ id: string }[]>(
      `select r.id from requests r join applications a on a.kind = r.kind and a.subject_id = r.id
       where r.kind = $1 and r.subject_type = $2 and r.subject_id = $3 and a.status in ('submitted', 'amend')
       order by r.id desc limit 1`,
      [kind, subjectType, subjectId],
    );
    if (row === undefined) return null;
    return tx.findOne(Request, { where: { id: row.id }, lock: { mode: 'pessimistic_write' } });
  }

  private async read(type: SubjectType, subjectId: string): Promise<SubjectView | null> {
    if (type !== 'code' && !isUUID(subjectId)) return null;
    const { table, id, owner, fields } = SUBJECTS[type];
    const values = Object.entries(fields).map(([name, { column, type: kind }]) => {
      const text = kind === 'numeric' ? `trim_scale(${column})::text` : `${column}::text`;
      return `'${name}', ${text}`;
    });
    const [row] = await this.db.query<{ [Field in keyof SubjectView]: SubjectView[Field] }>(
      `select ${owner} as "businessId", status, subject_title($2, $1) as title, jsonb_build_object(${values.join(', ')}) as values
       from ${table} where ${id} = $1`,
      [subjectId, type],
    );
    return row ?? null;
  }
}

/** What differs from the register. @throws Invalid where nothing does, or a value cannot be. */
function changesOf(
  type: SubjectType,
  { values }: SubjectView,
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, FieldChange>> {
  const changes: Record<string, FieldChange> = {};
  for (const [name, text] of Object.entries(typed)) {
    const field = SUBJECTS[type].fields[name];
    if (field === undefined) throw Invalid.field(`changes.${name}`, 'unknown-field');
    const before = values[name] ?? null;
    if (before === null && field.owed === true) throw Invalid.field(`changes.${name}`, 'unknown-field');
    // As the register has it: left alone, whichever way it writes a number.
    if (text === before || (text.trim() === '' && before === null)) continue;
    const read = readValue(field, text);
    if (!read.ok) {
      const [code = 'general', parameters = ''] = read.code.split('?');
      throw Invalid.field(`changes.${name}`, code, Object.fromEntries(new URLSearchParams(parameters)));
    }
    if (read.value !== before) changes[name] = { before, after: read.value };
  }
  if (Object.keys(changes).length === 0) throw Invalid.field('', 'nothing-changed');
  const [made, expires] = ['madeOn', 'expiresOn'].map((name) => changes[name]?.after ?? values[name] ?? null);
  if (made != null && expires != null && expires < made)
    throw Invalid.field('changes.expiresOn', 'date-order');
  return changes;
}
