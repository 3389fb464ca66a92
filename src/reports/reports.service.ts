import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { reaches, scopeOf } from '../access/permissions.js';
import { RateLimiter } from '../access/rate-limiter.js';
import type { Visitor } from '../access/visitor.js';
import { AuditLog, changed } from '../audit/audit-log.service.js';
import { ImagesService, unconditionally } from '../images/images.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Conflict, NotFound } from '../platform/errors.js';
import { assertVersion } from '../platform/http/if-match.js';
import { newId } from '../platform/id.js';
import { AnswerMail } from './answer-mail.jobs.js';
import { Report } from './report.entity.js';
import { ReportSubjects } from './report-subject.queries.js';
import type { ReportInputDto } from './reports.dto.js';
import { newTicket, TICKET_RANDOM_BYTES } from './ticket.js';

@Injectable()
export class ReportsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly limiter: RateLimiter,
    private readonly images: ImagesService,
    private readonly subjects: ReportSubjects,
    private readonly mail: AnswerMail,
  ) {}

  /**
   * Takes what anybody tells the office. The log hears of it without the words, which may name people.
   * @throws TooMany before anything is looked at; Invalid at `image` when the file is no picture.
   */
  async send(visitor: Visitor, actor: Actor | null, input: ReportInputDto, file?: Buffer): Promise<Report> {
    await this.limiter.take('report-network', visitor.network);
    const about = input.about ?? null;
    const subject = about === null ? null : await this.subjects.of(about);
    const image = file === undefined ? null : await this.images.encode(file, 'image', unconditionally);
    return this.db.transaction(async (tx) => {
      if (image !== null) await this.images.keep(tx, image);
      const now = this.clock.now();
      const report = tx.create(Report, {
        id: newId(),
        ticket: newTicket(randomBytes(TICKET_RANDOM_BYTES)),
        category: input.category,
        about,
        businessId: subject?.businessId ?? null,
        productId: subject?.productId ?? null,
        lotId: subject?.lotId ?? null,
        code: subject?.code ?? null,
        words: input.words,
        imageSha256: image?.sha256 ?? null,
        place: input.place ?? null,
        contact: input.contact ?? null,
        language: visitor.lang,
        status: 'new',
        ...{ takenBy: null, takenAt: null, answer: null, answeredBy: null, answeredAt: null, closedAt: null },
        createdAt: now,
        updatedAt: now,
      });
      await tx.insert(Report, report);
      const by = actor ?? { userId: null, role: 'anonymous' as const, requestId: visitor.requestId };
      await this.audit.record(tx, by, 'report.sent', subjectOf(report), {
        after: { category: report.category, productId: report.productId, lotId: report.lotId },
      });
      return report;
    });
  }

  /** Somebody of the office looks after it; one that was closed too early is opened again. */
  take(actor: Actor, id: string): Promise<Report> {
    return this.change(actor, id, null, 'report.taken', (report) => {
      if (report.status !== 'new' && report.status !== 'closed') throw new Conflict('report-not-takeable');
      report.status = 'taken';
      report.takenBy = actor.userId;
      report.takenAt = this.clock.now();
      report.closedAt = null;
    });
  }

  /** The answer stands on the page of the ticket, and replaces an earlier one there; the log keeps both. */
  answer(actor: Actor, id: string, version: number, answer: string): Promise<Report> {
    return this.change(actor, id, version, 'report.answered', (report) => {
      if (report.status === 'closed') throw new Conflict('report-closed');
      report.status = 'answered';
      report.answer = answer;
      report.answeredBy = actor.userId;
      report.answeredAt = this.clock.now();
    });
  }

  close(actor: Actor, id: string): Promise<Report> {
    return this.change(actor, id, null, 'report.closed', (report) => {
      if (report.status === 'closed') throw new Conflict('report-closed');
      report.status = 'closed';
      report.closedAt = this.clock.now();
    });
  }

  private change(
    actor: Actor,
    id: string,
    version: number | null,
    action: string,
    apply: (report: Report) => void,
  ): Promise<Report> {
    return this.db.transaction(async (tx) => {
      const report = await tx.findOne(Report, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (report === null || !mayHandle(actor, report.businessId)) throw new NotFound();
      if (version !== null) assertVersion(report, version);
      const before = Object.assign(new Report(), report);
      apply(report);
      report.updatedAt = this.clock.now();
      await tx.save(report);
      await this.audit.record(
        tx,
        actor,
        action,
        subjectOf(report),
        changed(before, report, ['status', 'answer']),
      );
      if (action === 'report.answered') await this.mail.enqueue(tx, report);
      return report;
    });
  }
}

/** What is about no known business is for those who work everywhere. */
function mayHandle(actor: Actor, businessId: string | null): boolean {
  return businessId === null ? scopeOf(actor) === null : reaches(actor, businessId);
}

function subjectOf(report: Report) {
  return { type: 'report', id: report.id, businessId: report.businessId };
}
