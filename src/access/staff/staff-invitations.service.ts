import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { AuditLog, SERVICE } from '../../audit/audit-log.service.js';
import { CONFIG, type Config } from '../../config.js';
import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import { Jobs } from '../../platform/jobs/jobs.service.js';
import { Mail } from '../../platform/mail/mail.service.js';
import type { Lang } from '../../ui/page-context.js';
import { words } from '../../ui/words.js';
import { Accounts, type Opened } from '../account/accounts.service.js';
import type { BusinessRole } from '../people/membership.entity.js';
import { canonicalEmail } from '../account/canonical-email.js';
import { INVITATION_DAYS } from '../passwords/password-links.service.js';
import { newToken, tokenHash } from '../token.js';
import { User } from '../user.entity.js';
import type { Visitor } from '../visitor.js';

const JOB = 'mail-staff-invitation';
const DAY_MS = 24 * 3_600_000;

class StaffInvitationJob {
  @IsUUID() membershipId!: string;
}

/** An invitation as its letter and its page tell it. */
export interface StaffInvitation {
  readonly membershipId: string;
  readonly email: string;
  readonly name: string;
  readonly language: Lang;
  readonly role: BusinessRole;
  readonly businessId: string;
  readonly businessName: string;
  readonly inviterName: string;
  readonly invitedById: string;
  /** Whether the address has an account, which only its holder is told. */
  readonly hasAccount: boolean;
}

const OPEN = `select m.id as "membershipId", m.invited_email as email, m.invited_name as name, m.invited_language as language,
    m.role, m.business_id as "businessId", b.name as "businessName", i.name as "inviterName", i.id as "invitedById", exists (
      select from users u where u.email = m.invited_email) as "hasAccount"
  from memberships m join businesses b on b.id = m.business_id join users i on i.id = m.invited_by
  where m.user_id is null and m.ended_at is null and b.merged_into is null`;

/** Letters by which somebody is asked to work for a business, and what becomes of them. */
@Injectable()
export class StaffInvitations implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    private readonly accounts: Accounts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, StaffInvitationJob, (job) => this.mailLink(job.membershipId));
  }

  /** Somebody who came to a counter is asked to own the business that was entered there, in its transaction. */
  async inviteOwner(
    tx: Tx,
    actor: Actor,
    to: { readonly businessId: string; readonly email: string; readonly name: string },
  ): Promise<void> {
    const id = newId();
    await tx.query(
      `insert into memberships (id, business_id, role, invited_email, invited_name, invited_language, invited_by, created_at)
       values ($1, $2, 'owner', $3, $4, $5, $6, $7)`,
      [
        id,
        to.businessId,
        canonicalEmail(to.email),
        to.name,
        this.config.registry.languages[0],
        actor.userId,
        this.clock.now(),
      ],
    );
    await this.enqueue(tx, id);
  }

  enqueue(tx: Tx, membershipId: string): Promise<void> {
    return this.jobs.enqueue(tx, JOB, { membershipId });
  }

  /** What a link invites to, or null when it is not good any more. */
  async read(token: string): Promise<StaffInvitation | null> {
    const [row] = await this.db.query<StaffInvitation & Record<string, unknown>>(
      `${OPEN} and m.id = (select membership_id from membership_links where token_hash = $1 and expires_at > $2)`,
      [tokenHash(token), this.clock.now()],
    );
    return row ?? null;
  }

  /**
   * Whoever holds the letter box takes the invitation up: with the account the address has, or a new one.
   * @returns a session when a new account was made; null when the person signs in as ever.
   * @throws Conflict `link-expired`; `official-account` when the account is the office's, which works for no business.
   */
  async accept(
    visitor: Visitor,
    token: string,
    sent: { readonly name: string; readonly password: string | undefined },
  ): Promise<Opened | null> {
    const invitation = await this.read(token);
    if (invitation === null) throw new Conflict('link-expired');
    const password = invitation.hasAccount ? null : (sent.password ?? null);
    if (!invitation.hasAccount && password === null) throw Invalid.field('password', 'required');
    const passwordHash =
      password === null ? null : await this.accounts.hashNew(password, { ...invitation, name: sent.name });
    return this.db.transaction(async (tx) => {
      const [used] = await tx.query<[unknown[], number]>(
        'delete from membership_links where token_hash = $1 and expires_at > $2 returning 1',
        [tokenHash(token), this.clock.now()],
      );
      if (used.length === 0) throw new Conflict('link-expired');
      const known = await tx.findOne(User, {
        where: { email: invitation.email },
        lock: { mode: 'pessimistic_write' },
      });
      if (known?.disabledAt != null) throw new Conflict('link-expired');
      if (known !== null && known.role !== null) throw new Conflict('official-account');
      if (known === null && passwordHash === null) throw new Conflict('link-expired');
      const user =
        known ??
        (await this.accounts.add(tx, visitor, {
          email: invitation.email,
          name: sent.name,
          passwordHash: passwordHash ?? '',
          language: invitation.language,
        }));
      await this.join(tx, visitor, invitation, user);
      return known === null ? this.accounts.openSession(tx, user, visitor) : null;
    });
  }

  private async join(tx: Tx, visitor: Visitor, invitation: StaffInvitation, user: User): Promise<void> {
    const { membershipId, businessId, role } = invitation;
    const [joined] = await tx.query<[unknown[], number]>(
      `update memberships m set user_id = $2, acted_at = $3, version = version + 1
       where m.id = $1 and m.user_id is null and m.ended_at is null
         and not exists (select from memberships o where o.business_id = m.business_id and o.user_id = $2) returning 1`,
      [membershipId, user.id, this.clock.now()],
    );
    if (joined.length === 0) throw new Conflict('link-expired');
    const actor = { userId: user.id, role, requestId: visitor.requestId };
    const subject = { type: 'membership', id: membershipId, businessId };
    await this.audit.record(tx, actor, 'staff.joined', subject, { after: { role } });
  }

  /** Every open invitation of an address, for whoever holds the server. */
  async printed(tx: Tx, address: string): Promise<readonly string[]> {
    const open = await tx.query<StaffInvitation[]>(`${OPEN} and m.invited_email = $1 order by m.id`, [
      canonicalEmail(address),
    ]);
    const links: string[] = [];
    for (const invitation of open) {
      links.push(await this.makeLink(tx, invitation));
      const { membershipId: id, businessId } = invitation;
      const subject = { type: 'membership', id, businessId };
      await this.audit.record(tx, SERVICE, 'link.printed', subject, { after: { purpose: 'invitation' } });
    }
    return links;
  }

  /** The token is made here and stored as its hash alone, so neither queue nor database ever holds one that works. */
  private async makeLink(tx: Tx, { membershipId, language }: StaffInvitation): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    await tx.query(
      'insert into membership_links (token_hash, membership_id, created_at, expires_at) values ($1, $2, $3, $4)',
      [tokenHash(token), membershipId, now, new Date(now.getTime() + INVITATION_DAYS * DAY_MS)],
    );
    return `${this.config.http.publicUrl}/invitation?token=${token}&lang=${language}`;
  }

  private async mailLink(membershipId: string): Promise<void> {
    const made = await this.db.transaction(async (tx) => {
      const [invitation] = await tx.query<StaffInvitation[]>(`${OPEN} and m.id = $1`, [membershipId]);
      return invitation === undefined ? null : { invitation, link: await this.makeLink(tx, invitation) };
    });
    if (made === null) return;
    const { invitation, link } = made;
    const { language, email, inviterName, businessName, role } = invitation;
    const { access, ui } = words(language);
    const { name } = this.config.registry;
    const told = { inviter: inviterName, business: businessName, role: ui.roles[role].toLowerCase() };
    await this.mail.send({
      to: email,
      subject: access.mails.staffInvitationSubject(businessName),
      text: access.mails.staffInvitationText(name, told, link, INVITATION_DAYS),
    });
  }
}
