import { reasonText } from '../ui/reason-text.js';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { IsUUID, Matches } from 'class-validator';
import { CONFIG, type Config } from '../config.js';
import { Text } from '../platform/http/text.decorator.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { Mail } from '../platform/mail/mail.service.js';
import { formatDateTime } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { hrefOf, noticeKind, stopOf } from './notice-kinds.js';

const JOB = 'mail-notice';

class NoticeMailJob {
  @Text({ max: 18 })
  @Matches(/^\d{1,18}$/)
  noticeId!: string;

  @IsUUID() userId!: string;
}

interface Told {
  kind: string;
  subject_type: string;
  subject_id: string;
  title: string;
  reason: string | null;
  decision_number: string | null;
  at: Date;
  email: string;
  language: Lang;
}

/** Tells each person of the business by e-mail, in that person's language. A job each: one that fails is tried again alone. */
@Injectable()
export class NoticeMail implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, NoticeMailJob, (job) => this.send(job));
  }

  /** The people of the business, and of those it was merged into: its records are theirs now. */
  async enqueue(tx: Tx, noticeId: string, businessId: string): Promise<void> {
    const people = await tx.query<{ id: string }[]>(
      `with recursive bearers (id, merged_into, sample) as (
         select id, merged_into, sample from businesses where id = $1
         union
         select b.id, b.merged_into, b.sample from businesses b join bearers on b.id = bearers.merged_into
       )
       select distinct u.id from bearers b join memberships m on m.business_id = b.id join users u on u.id = m.user_id
       where m.ended_at is null and u.disabled_at is null and not b.sample order by u.id`,
      [businessId],
    );
    for (const { id } of people) await this.jobs.enqueue(tx, JOB, { noticeId, userId: id });
  }

  private async send({ noticeId, userId }: NoticeMailJob): Promise<void> {
    const [told] = await this.db.query<Told & { email: string }>(
      `select n.kind, n.subject_type, n.subject_id, n.title, n.reason, n.decision_number, n.at, u.email, u.language
       from notices n join users u on u.id = $2 and u.disabled_at is null where n.id = $1`,
      [noticeId, userId],
    );
    const kind = told === undefined ? null : noticeKind(told.kind);
    if (told === undefined || kind === null) return;
    const stop = stopOf(kind);
    const text = words(told.language).notices;
    const { registry, http } = this.config;
    const what = text.kinds[kind](told.title);
    await this.mail.send({
      to: told.email,
      subject: what,
      text: [
        `${what} ${text.at(formatDateTime(told.language, told.at, registry.timeZone))}`,
        ...(told.reason === null ? [] : [text.because(reasonText(told.language, told.reason))]),
        ...(told.decision_number === null ? [] : [text.decision(told.decision_number)]),
        ...(stop === null ? [] : [text.todo[stop]]),
        `${text.open}\n${http.publicUrl}${hrefOf(told.subject_type, told.subject_id)}`,
        `${registry.name}\n${told.language === 'vi' ? registry.agency : registry.agencyEn}`,
      ].join('\n\n'),
    });
  }
}
