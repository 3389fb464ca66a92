import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { IsUUID, Matches } from 'class-validator';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Text } from '../platform/http/text.decorator.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { Mail } from '../platform/mail/mail.service.js';
import { formatDateTime } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { reasonText } from '../ui/reason-text.js';
import { words } from '../ui/words.js';
import { hrefOf, isAlwaysMailed, noticeKind, todoOf } from './notice-kinds.js';
import { NoticeSettings } from './notice-settings.service.js';

const JOB = 'mail-notice';
const DIGEST = 'mail-notice-digest';
/** Of one letter; what is beyond stands on the page. */
const IN_ONE = 100;

class NoticeMailJob {
  @Text({ max: 18 })
  @Matches(/^\d{1,18}$/)
  noticeId!: string;

  @IsUUID() userId!: string;
}

class NoticeDigestJob {
  @IsUUID() userId!: string;
}

interface Told {
  id: string;
  kind: string;
  subject_type: string;
  subject_id: string;
  title: string;
  reason: string | null;
  decision_number: string | null;
  at: Date;
  due_at: Date | null;
  email: string;
  language: Lang;
}

const TOLD = `select n.id::text, n.kind, n.subject_type, n.subject_id, n.title, n.reason, n.decision_number, n.at, n.due_at, u.email, u.language
  from notice_mails m join notices n on n.id = m.notice_id join users u on u.id = m.user_id and u.disabled_at is null
  where m.sent_at is null and m.user_id = $1`;

/**
 * Tells each person of the business by e-mail, in that person's language: at once, once a day or not at all, as each has
 * chosen; what stops something, and the answer to a dossier, is always told at once. What is to be sent is written with the notice, and marked when it
 * went out. A crash in between sends a letter again, under the same Message-ID, by which mail programs show one.
 */
@Injectable()
export class NoticeMail implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    private readonly settings: NoticeSettings,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, NoticeMailJob, (job) => this.send(job));
    this.jobs.handle(DIGEST, NoticeDigestJob, (job) => this.sendTogether(job.userId));
    // In the morning at Hà Nội.
    this.jobs.schedule({ name: 'mail-notice-digests', cron: '0 0 * * *' }, () => this.enqueueDigests());
  }

  /** The people of the business, and of those it was merged into: its records are theirs now. */
  async enqueue(tx: Tx, noticeId: string, businessId: string, kind: string): Promise<void> {
    const people = await tx.query<{ user_id: string; together: boolean }[]>(
      `with recursive bearers (id, merged_into, sample) as (
         select id, merged_into, sample from businesses where id = $1
         union
         select b.id, b.merged_into, b.sample from businesses b join bearers on b.id = bearers.merged_into
       ), people as (
         select distinct u.id, coalesce(s.mail, 'at-once') as mail
         from bearers b join memberships m on m.business_id = b.id join users u on u.id = m.user_id
         left join notice_settings s on s.user_id = u.id
         where m.ended_at is null and u.disabled_at is null and not b.sample
       )
       insert into notice_mails (notice_id, user_id, together, queued_at)
       select $2, id, mail = 'daily' and not $3, $4 from people where mail <> 'never' or $3 order by id
       returning user_id, together`,
      [businessId, noticeId, isAlwaysMailed(kind), this.clock.now()],
    );
    for (const { user_id: userId, together } of people)
      if (!together) await this.jobs.enqueue(tx, JOB, { noticeId, userId });
  }

  /** A job each: a letter that fails is tried again alone. */
  async enqueueDigests(): Promise<void> {
    await this.db.transaction(async (tx) => {
      const people = await tx.query<{ user_id: string }[]>(
        'select distinct user_id from notice_mails where sent_at is null and together',
      );
      for (const { user_id: userId } of people) await this.jobs.enqueue(tx, DIGEST, { userId });
    });
  }

  private async send({ noticeId, userId }: NoticeMailJob): Promise<void> {
    const [told] = await this.db.query<Told & { id: string }>(`${TOLD} and m.notice_id = $2`, [
      userId,
      noticeId,
    ]);
    if (told === undefined) return;
    const kind = noticeKind(told.kind);
    if (kind !== null)
      await this.letter(
        told,
        userId,
        `notice-${noticeId}-${userId}`,
        words(told.language).notices.kinds[kind](told.title),
        [this.paragraph(told)],
        !isAlwaysMailed(kind),
      );
    await this.markSent(userId, [noticeId]);
  }

  private async sendTogether(userId: string): Promise<void> {
    const all = await this.db.query<Told & { id: string }>(
      `${TOLD} and m.together order by n.id limit ${IN_ONE}`,
      [userId],
    );
    const [first] = all;
    const last = all.at(-1);
    if (first === undefined || last === undefined) return;
    // Whoever wants none any more gets none, though they were written down.
    if ((await this.settings.of(userId)) !== 'never') {
      const subject = words(first.language).notices.mail.subject(String(all.length));
      await this.letter(
        first,
        userId,
        `notices-${last.id}-${userId}`,
        subject,
        all.map((told) => this.paragraph(told)),
        true,
      );
    }
    await this.markSent(
      userId,
      all.map(({ id }) => id),
    );
  }

  private paragraph(told: Told): string {
    const kind = noticeKind(told.kind);
    const text = words(told.language).notices;
    const todo = todoOf(told.kind);
    const { registry, http } = this.config;
    const what = kind === null ? told.title : text.kinds[kind](told.title);
    return [
      `${what} ${text.at(formatDateTime(told.language, told.at, registry.timeZone))}`,
      ...(told.reason === null ? [] : [text.because(reasonText(told.language, told.reason))]),
      ...(told.decision_number === null ? [] : [text.decision(told.decision_number)]),
      ...(told.due_at === null
        ? []
        : [text.due(formatDateTime(told.language, told.due_at, registry.timeZone))]),
      ...(todo === null ? [] : [text.todo[todo]]),
      `${text.open}\n${http.publicUrl}${hrefOf(told.subject_type, told.subject_id)}`,
    ].join('\n\n');
  }

  private async letter(
    { email, language }: Pick<Told, 'email' | 'language'>,
    userId: string,
    id: string,
    subject: string,
    paragraphs: readonly string[],
    optional: boolean,
  ): Promise<void> {
    const { registry, http } = this.config;
    const token = this.settings.tokenOf(userId);
    const link = `${http.publicUrl}/notices/mail/${token}`;
    // RFC 2369 §3.2, RFC 8058 §3.1. A letter that comes whatever somebody chooses promises no end of it.
    const headers = {
      'List-Unsubscribe': `<${http.publicUrl}/notices/unsubscribe/${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    };
    await this.mail.send({
      to: email,
      subject,
      messageId: `<${id}@${new URL(http.publicUrl).hostname}>`,
      ...(optional ? { headers } : {}),
      text: [
        ...paragraphs,
        `${words(language).notices.mail.change}\n${link}`,
        `${registry.name}\n${language === 'vi' ? registry.agency : registry.agencyEn}`,
      ].join('\n\n'),
    });
  }

  private async markSent(userId: string, noticeIds: readonly string[]): Promise<void> {
    await this.db.transaction((tx) =>
      tx.query('update notice_mails set sent_at = $3 where user_id = $1 and notice_id = any($2::bigint[])', [
        userId,
        noticeIds,
        this.clock.now(),
      ]),
    );
  }
}
