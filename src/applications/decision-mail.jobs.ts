import { reasonText } from '../ui/reason-text.js';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { CONFIG, type Config } from '../config.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { Mail } from '../platform/mail/mail.service.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { ApplicationStatus } from './application.entity.js';

const JOB = 'mail-decision';

class DecisionMailJob {
  @IsUUID() applicationId!: string;
}

interface Decided {
  reference: string;
  title: string;
  status: ApplicationStatus;
  reason: string | null;
  email: string;
  language: Lang;
}

/** Tells a business by e-mail what the office has decided, in the language of who sent the dossier. */
@Injectable()
export class DecisionMail implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, DecisionMailJob, (job) => this.send(job.applicationId));
  }

  enqueue(tx: Tx, applicationId: string): Promise<void> {
    return this.jobs.enqueue(tx, JOB, { applicationId });
  }

  private async send(id: string): Promise<void> {
    const [found] = await this.db.query<Decided & { reference: string }>(
      `select a.reference, a.title, a.status, a.reason, b.contact_email as email, u.language
       from dossiers a join businesses b on b.id = a.business_id join users u on u.id = a.submitted_by
       where a.id = $1 and not b.sample`,
      [id],
    );
    // Nobody is at the address of a sample. Sent again or taken back in the meantime: the decision is history, and the business knows it.
    if (found === undefined || found.status === 'submitted' || found.status === 'withdrawn') return;
    const { mail } = words(found.language).applications;
    const { registry, http } = this.config;
    await this.mail.send({
      to: found.email,
      subject: mail.subject(found.reference),
      text: [
        mail.states[found.status](found.title, found.reference),
        ...(found.reason === null ? [] : [mail.reason(reasonText(found.language, found.reason))]),
        `${mail.open}\n${http.publicUrl}/console/applications/${id}`,
        `${registry.name}\n${found.language === 'vi' ? registry.agency : registry.agencyEn}`,
      ].join('\n\n'),
    });
  }
}
