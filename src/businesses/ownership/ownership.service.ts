import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { canonicalEmail } from '../../access/account/canonical-email.js';
import { Accounts, type Opened } from '../../access/account/accounts.service.js';
import { ApiKeys } from '../../access/keys/api-keys.service.js';
import { businessOf, reaches } from '../../access/permissions.js';
import { RateLimiter } from '../../access/rate-limiter.js';
import { Sessions } from '../../access/sessions/sessions.service.js';
import { newToken, tokenHash } from '../../access/token.js';
import { User } from '../../access/user.entity.js';
import type { Visitor } from '../../access/visitor.js';
import { AuditLog, type AuditActor } from '../../audit/audit-log.service.js';
import { StateChanges } from '../../audit/state-changes.service.js';
import { CONFIG, type Config } from '../../config.js';
import { NoticesService } from '../../notices/notices.service.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors.js';
import { newId } from '../../platform/id.js';
import { Jobs } from '../../platform/jobs/jobs.service.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { words } from '../../ui/words.js';
import type { AssignOwnerInput, HandOverInput, Keeps } from './ownership.dto.js';
import { type Offer, OwnershipQueries } from './ownership.queries.js';
import { ownershipStates, type TransferState } from './ownership.transitions.js';

const JOB = 'mail-ownership-offer';
const DAYS = 7;
const DAY_MS = 24 * 3_600_000;

class OfferJob {
  @IsUUID() transferId!: string;
}

interface Proposal {
  readonly businessId: string;
  readonly name: string;
  readonly email: string;
  readonly byOffice: boolean;
  readonly keeps: Keeps | null;
  readonly reason: string | null;
  readonly decisionNumber: string | null;
}

interface Transfer {
  readonly id: string;
  readonly business_id: string;
  readonly proposed_by: string;
  readonly by_office: boolean;
  readonly keeps: Keeps | null;
  readonly state: 'open' | 'accepted' | 'declined' | 'withdrawn';
}

/** A business goes into other hands, in one step and only when the other agrees. */
@Injectable()
export class OwnershipService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly apiKeys: ApiKeys,
    private readonly limits: RateLimiter,
    private readonly notices: NoticesService,
    private readonly queries: OwnershipQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, OfferJob, (job) => this.mailOffer(job.transferId));
  }

  /** @returns its id. @throws Invalid at `currentPassword`: a browser left open hands nothing over. */
  async handOver(actor: Actor, input: HandOverInput): Promise<string> {
    await this.accounts.assertPassword(actor, input.currentPassword);
    const { name, email, keeps } = input;
    if (canonicalEmail(email) === actor.email) throw Invalid.field('email', 'own-address');
    const own = { byOffice: false, reason: null, decisionNumber: null };
    return this.propose(actor, { businessId: businessOf(actor), name, email, keeps, ...own });
  }

  /** The owner is gone: dead, untraceable, or dismissed by whoever may. */
  assign(actor: Actor, businessId: string, input: AssignOwnerInput): Promise<string> {
    const { name, email, reason, decisionNumber } = input;
    return this.propose(actor, {
      businessId,
      name,
      email,
      reason,
      decisionNumber,
      keeps: null,
      byOffice: true,
    });
  }

  /** An owner takes back what owners propose; an official anything. */
  withdraw(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [found] = await tx.query<Transfer[]>(
        'select id, business_id, proposed_by, by_office, keeps, state from ownership_transfers where id = $1 for update',
        [id],
      );
      if (found === undefined || !reaches(actor, found.business_id)) throw new NotFound();
      const about = { id, businessId: found.business_id };
      const taken = await this.states.take(tx, actor, ownershipStates, 'withdraw', about, stateOf(found));
      await this.end(tx, actor.userId, id, taken.state);
      await this.record(tx, actor, taken.transition.entry, found.business_id, {});
    });
  }

  async decline(visitor: Visitor, token: string): Promise<void> {
    const offer = await this.offerOrThrow(token);
    await this.db.transaction(async (tx) => {
      const taken = await this.answered(tx, await this.lockOpen(tx, offer.id), 'decline');
      await this.end(tx, null, offer.id, taken.state);
      const actor = { userId: null, role: 'service', requestId: visitor.requestId } as const;
      await this.record(tx, actor, taken.transition.entry, offer.businessId, {});
      await this.tell(tx, offer.businessId, 'business.hand-over-declined', offer.name, null);
    });
  }

  /**
   * Whoever has an account agrees signed in with it; whoever has none makes one. @returns a session for a new account.
   * @throws Conflict `link-expired`, also where who proposed it owns it no more; Forbidden `other-account`.
   */
  async accept(
    visitor: Visitor,
    actor: Actor | null,
    token: string,
    sent: { readonly name: string; readonly password: string } | null,
  ): Promise<Opened | null> {
    const offer = await this.offerOrThrow(token);
    if (offer.hasAccount && actor?.email !== offer.email) throw new Forbidden('other-account');
    if (!offer.hasAccount && sent === null) throw Invalid.field('password', 'required');
    const passwordHash =
      offer.hasAccount || sent === null
        ? ''
        : await this.accounts.hashNew(sent.password, { email: offer.email, name: sent.name });
    return this.db.transaction(async (tx) => {
      // The business first, as everywhere.
      const [business] = await tx.query<{ status: string }[]>(
        'select status from businesses where id = $1 for update',
        [offer.businessId],
      );
      if (business?.status !== 'active' && business?.status !== 'suspended')
        throw new Conflict('link-expired');
      const transfer = await this.lockOpen(tx, offer.id);
      const known = await tx.findOne(User, {
        where: { email: offer.email },
        lock: { mode: 'pessimistic_write' },
      });
      if (known?.disabledAt != null || (known === null) === offer.hasAccount)
        throw new Conflict('link-expired');
      if (known !== null && known.role !== null) throw new Conflict('official-account');
      const user =
        known ??
        (await this.accounts.add(tx, visitor, {
          email: offer.email,
          name: sent?.name ?? offer.name,
          passwordHash,
          language: offer.language,
        }));
      await this.carryOut(tx, visitor, transfer, offer, user);
      return known === null ? this.accounts.openSession(tx, user, visitor) : null;
    });
  }

  private propose(actor: Actor, proposal: Proposal): Promise<string> {
    const { businessId, name, byOffice, keeps, reason, decisionNumber } = proposal;
    const email = canonicalEmail(proposal.email);
    return this.db.transaction(async (tx) => {
      const [business] = reaches(actor, businessId)
        ? await tx.query<{ status: string }[]>('select status from businesses where id = $1 for update', [
            businessId,
          ])
        : [];
      if (business === undefined) throw new NotFound();
      if (business.status !== 'active' && business.status !== 'suspended')
        throw new Conflict('business-not-active');
      const owns = await tx.query<unknown[]>(
        `select 1 from memberships m join users u on u.id = m.user_id
         where m.business_id = $1 and u.email = $2 and m.role = 'owner' and m.ended_at is null`,
        [businessId, email],
      );
      if (owns.length > 0) throw Invalid.field('email', 'owns-already');
      await this.limits.take('invitation-mailbox', email);
      const now = this.clock.now();
      // One that nobody answered in time makes room.
      await tx.query(
        `update ownership_transfers set state = 'withdrawn', ended_at = $2 where business_id = $1 and state = 'open' and expires_at <= $2`,
        [businessId, now],
      );
      const id = newId();
      await tx.query(
        `insert into ownership_transfers (id, business_id, to_email, to_name, to_language, proposed_by, by_office, keeps, reason,
           decision_number, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          id,
          businessId,
          email,
          name,
          this.config.registry.languages[0],
          actor.userId,
          byOffice,
          keeps,
          reason,
          decisionNumber,
          now,
          new Date(now.getTime() + DAYS * DAY_MS),
        ],
      );
      await this.jobs.enqueue(tx, JOB, { transferId: id });
      // To whom stays out of a log that is never erased: it may be a private person.
      const grounds = byOffice ? { reason, decisionNumber } : { keeps };
      await this.record(tx, actor, 'ownership.offered', businessId, { after: grounds });
      await this.tell(tx, businessId, 'business.hand-over', name, reason);
      return id;
    });
  }

  /** The new owner is in before the old one goes. */
  private async carryOut(
    tx: Tx,
    visitor: Visitor,
    transfer: Transfer,
    offer: Offer,
    user: User,
  ): Promise<void> {
    const { business_id: businessId } = transfer;
    const now = this.clock.now();
    const leaving = await tx.query<{ id: string; user_id: string }[]>(
      `select id, user_id from memberships where business_id = $1 and role = 'owner' and user_id is not null and ended_at is null
         and user_id <> $2 and ($3 or user_id = $4) order by id for update`,
      [businessId, user.id, transfer.by_office, transfer.proposed_by],
    );
    // An owner who is none any more has nothing to hand over.
    if (!transfer.by_office && leaving.length === 0) throw new Conflict('link-expired');
    const [kept] = await tx.query<[unknown[], number]>(
      `update memberships set role = 'owner', ended_at = null, acted_at = $3, version = version + 1
       where business_id = $1 and user_id = $2 returning 1`,
      [businessId, user.id, now],
    );
    if (kept.length === 0)
      await tx.query(
        `insert into memberships (id, business_id, user_id, role, created_at, acted_at) values ($1, $2, $3, 'owner', $4, $4)`,
        [newId(), businessId, user.id, now],
      );
    await this.tell(tx, businessId, 'business.handed-over', user.name, null);
    const by = { userId: user.id, role: 'owner', requestId: visitor.requestId } as const;
    for (const { id, user_id: leaver } of leaving) {
      if (transfer.keeps === 'staff') {
        await tx.query(`update memberships set role = 'staff', version = version + 1 where id = $1`, [id]);
        continue;
      }
      await tx.query('update memberships set ended_at = $2, version = version + 1 where id = $1', [id, now]);
      await this.sessions.closeFor(tx, leaver, businessId);
      await this.apiKeys.revokeAll(tx, by, leaver, businessId);
    }
    const taken = await this.answered(tx, transfer, 'accept');
    await this.end(tx, user.id, offer.id, taken.state);
    await this.record(tx, by, taken.transition.entry, businessId, {
      after: { keeps: transfer.keeps, byOffice: transfer.by_office },
    });
  }

  private answered(tx: Tx, transfer: Transfer, action: 'accept' | 'decline') {
    const about = { id: transfer.id, businessId: transfer.business_id };
    return this.states.takeByItself(tx, ownershipStates, action, about, stateOf(transfer));
  }

  private async end(tx: Tx, by: string | null, id: string, state: TransferState): Promise<void> {
    await tx.query(
      'update ownership_transfers set state = $2, ended_at = $3, ended_by = $4, token_hash = null where id = $1',
      [id, state, this.clock.now(), by],
    );
  }

  private async lockOpen(tx: Tx, id: string): Promise<Transfer> {
    const [transfer] = await tx.query<Transfer[]>(
      `select id, business_id, proposed_by, by_office, keeps, state from ownership_transfers
       where id = $1 and state = 'open' and expires_at > $2 for update`,
      [id, this.clock.now()],
    );
    if (transfer === undefined) throw new Conflict('link-expired');
    return transfer;
  }

  private async offerOrThrow(token: string): Promise<Offer> {
    const offer = await this.queries.offer(token);
    if (offer === null) throw new Conflict('link-expired');
    return offer;
  }

  private tell(
    tx: Tx,
    businessId: string,
    kind: 'business.hand-over' | 'business.hand-over-declined' | 'business.handed-over',
    title: string,
    reason: string | null,
  ): Promise<void> {
    const subject = { type: 'business', id: businessId };
    return this.notices.tell(tx, { businessId, kind, subject, title, reason, at: this.clock.now() });
  }

  private record(
    tx: Tx,
    actor: AuditActor,
    action: string,
    id: string,
    change: Parameters<AuditLog['record']>[4],
  ) {
    return this.audit.record(tx, actor, action, { type: 'business', id, businessId: id }, change);
  }

  /** The token is made here and stored as its hash alone. */
  private async mailOffer(transferId: string): Promise<void> {
    const token = newToken();
    const stored = await this.db.transaction((tx) =>
      tx.query<[unknown[], number]>(
        `update ownership_transfers set token_hash = $2 where id = $1 and state = 'open' and expires_at > $3 returning 1`,
        [transferId, tokenHash(token), this.clock.now()],
      ),
    );
    if (stored[0].length === 0) return;
    const offer = await this.queries.offer(token);
    if (offer === null) return;
    const { email, language, businessName, proposedBy } = offer;
    const { mails } = words(language).ownership;
    const { registry, http } = this.config;
    await this.mail.send({
      to: email,
      subject: mails.subject(businessName),
      text: mails.text(
        registry.name,
        { by: proposedBy, business: businessName },
        `${http.publicUrl}/ownership?token=${token}&lang=${language}`,
        DAYS,
      ),
    });
  }
}

/** Whose word it is decides who may take it back. */
function stateOf({ state, by_office: byOffice }: Pick<Transfer, 'state' | 'by_office'>): TransferState {
  if (state !== 'open') return state;
  return byOffice ? 'open-by-office' : 'open-by-owner';
}
