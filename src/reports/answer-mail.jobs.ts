import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { Mail } from '../platform/mail/mail.service.js';
import { words } from '../ui/words.js';
import type { Report } from './report.entity.js';
import { ticketText } from './ticket.js';

const JOB = 'mail-report-answer';
/** How to reach a reporter is nobody's business any more when the case has long been closed. */
export const CONTACT_KEPT_DAYS = 90;
const DAY = 24 * 3_600_000;

class AnswerMailJob {
  @IsUUID() reportId!: string;
}

/** Tells a reporter who left an e-mail address that there is an answer, and forgets the address in time. */
@Injectable()
export class AnswerMail implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, AnswerMailJob, (job) => this.send(job.reportId));
    this.jobs.schedule({ name: 'forget-report-contacts', cron: '41 2 * * *' }, () => this.forget());
  }

  async enqueue(tx: Tx, { id, contact }: Report): Promise<void> {
    if (isMailbox(contact)) await this.jobs.enqueue(tx, JOB, { reportId: id });
  }

  async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - CONTACT_KEPT_DAYS * DAY);
    await this.db.transaction((tx) =>
      tx.query(
        `update reports set contact = null, version = version + 1 where contact is not null and closed_at <= $1`,
        [before],
      ),
    );
  }

  private async send(id: string): Promise<void> {
    const [found] = await this.db.query<Pick<Report, 'ticket' | 'contact' | 'language'>>(
      `select ticket, contact, language from reports where id = $1 and status = 'answered'`,
      [id],
    );
    if (found === undefined || !isMailbox(found.contact)) return;
    const { mail } = words(found.language).reports;
    const { registry, http } = this.config;
    await this.mail.send({
      to: found.contact,
      subject: mail.subject(ticketText(found.ticket)),
      text: [
        mail.answered,
        `${mail.open}\n${http.publicUrl}/reports/${found.ticket}`,
        `${registry.name}\n${found.language === 'vi' ? registry.agency : registry.agencyEn}`,
      ].join('\n\n'),
    });
  }
}

/** Whether what was typed is one address and nothing else; a telephone number is left for the office to call. */
function isMailbox(contact: string | null): contact is string {
  return contact !== null && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/.test(contact);
}
