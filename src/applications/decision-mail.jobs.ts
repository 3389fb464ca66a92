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

/**
 * Tells the address that the business gave the office what was decided, where it is none of its people's: those are told as of
 * everything (`notices/`). Whoever came to the counter has nothing else. In the language of who sent the dossier; what an
 * official entered, in the registry's first.
 */
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
      `select a.reference, a.title, a.status, a.reason, b.contact_email as email,
         case when a.channel = 'counter' then $2 else u.language end as language
       from dossiers a join businesses b on b.id = a.business_id join users u on u.id = a.submitted_by
       where a.id = $1 and not b.sample
         and not exists (select from memberships m join users p on p.id = m.user_id
           where m.business_id = b.id and m.ended_at is null and p.disabled_at is null
             and lower(p.email) = lower(b.contact_email))`,
      [id, this.config.registry.languages[0]],
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
