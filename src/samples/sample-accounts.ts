import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiKeys } from '../access/keys/api-keys.service.js';
import { Passwords } from '../access/passwords/passwords.js';
import { isOfficial } from '../access/roles.js';
import { Sessions } from '../access/sessions/sessions.service.js';
import { User } from '../access/user.entity.js';
import { AuditLog, type AuditActor } from '../audit/audit-log.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/id.js';
import type { Role } from '../ui/page-context.js';

/** One entry of `sample-accounts.json`. */
export interface SampleAccount {
  readonly role: Role;
  readonly email: string;
  readonly password: string;
  readonly apiKey: string;
  /** Name of the business; null for officials and for an owner who has not registered one. */
  readonly business: string | null;
}

export interface SamplePerson {
  readonly actor: Actor;
  readonly account: Omit<SampleAccount, 'business'>;
}

/** The service at work, with nobody in front of it. */
const SERVICE: AuditActor = { userId: null, role: 'service', requestId: null };
const KEY_NAME = 'sample data';

/** Every sample account's address ends so, and no other's may be taken for one. */
export const SAMPLE_DOMAIN = '@mau.example.vn';

/** Accounts with generated passwords and API keys. They are told once, to whoever runs the registry. */
export class SampleAccounts {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly tx: Tx,
  ) {}

  /** @param local what stands before the `@`. */
  async add(
    local: string,
    name: string,
    role: Role,
    business: { id: string; name: string } | null = null,
  ): Promise<SamplePerson> {
    const id = newId();
    const email = local + SAMPLE_DOMAIN;
    const now = this.app.get(Clock).now();
    const password = newPassword();
    const businessId = business?.id ?? null;
    await this.tx.insert(User, {
      id,
      email,
      name,
      role: isOfficial(role) ? role : null,
      passwordHash: await this.app.get(Passwords).hash(password),
      language: 'vi',
      disabledAt: null,
      createdAt: now,
      updatedAt: now,
    });
    if (businessId !== null) await this.join(id, businessId, role, now);
    await this.audit('user.added-as-sample', id, businessId, { role });
    const apiKey = await this.addKey(id, businessId);
    const actor: Actor = {
      userId: id,
      name,
      email,
      role,
      businessId,
      businessName: business?.name ?? null,
      mergedBusinessIds: [],
      capacity: businessId ?? '',
      reachedBusinessIds: null,
      otherBusinesses: [],
      via: 'api-key',
      requestId: null,
    };
    return { actor, account: { role, email, password, apiKey } };
  }

  /** New passwords and keys for all sample accounts; what the old ones opened ends. */
  async renew(): Promise<SampleAccount[]> {
    const users = await this.tx.query<
      { id: string; email: string; role: Role; business_id: string | null; business: string | null }[]
    >(
      `select u.id, u.email, coalesce(u.role, m.role, 'owner') as role, m.business_id, b.name as business
       from users u left join memberships m on m.user_id = u.id left join businesses b on b.id = m.business_id
       where right(u.email, length($1)) = $1 and (b.id is null or b.sample) order by u.created_at, u.id for update of u`,
      [SAMPLE_DOMAIN],
    );
    const renewed: SampleAccount[] = [];
    for (const { id, email, role, business_id: businessId, business } of users) {
      const password = newPassword();
      const hash = await this.app.get(Passwords).hash(password);
      await this.tx.query(
        'update users set password_hash = $2, updated_at = $3, version = version + 1 where id = $1',
        [id, hash, this.app.get(Clock).now()],
      );
      await this.app.get(Sessions).closeAll(this.tx, id);
      await this.audit('user.password-changed', id, businessId);
      await this.revokeKeys(id, businessId);
      renewed.push({ role, email, password, apiKey: await this.addKey(id, businessId), business });
    }
    return renewed;
  }

  private async join(userId: string, businessId: string, role: Role, now: Date): Promise<void> {
    await this.tx.query(
      'insert into memberships (id, business_id, user_id, role, created_at) values ($1, $2, $3, $4, $5)',
      [newId(), businessId, userId, role, now],
    );
  }

  private async addKey(userId: string, businessId: string | null): Promise<string> {
    const { id, key } = await this.app.get(ApiKeys).insert(this.tx, userId, KEY_NAME);
    const subject = { type: 'api-key', id, businessId };
    await this.app.get(AuditLog).record(this.tx, SERVICE, 'api-key.created', subject);
    return key;
  }

  private async revokeKeys(userId: string, businessId: string | null): Promise<void> {
    const [revoked] = await this.tx.query<[{ id: string }[], number]>(
      'update api_keys set revoked_at = $3 where user_id = $1 and name = $2 and revoked_at is null returning id',
      [userId, KEY_NAME, this.app.get(Clock).now()],
    );
    for (const { id } of revoked) {
      const subject = { type: 'api-key', id, businessId };
      await this.app.get(AuditLog).record(this.tx, SERVICE, 'api-key.revoked', subject);
    }
  }

  private audit(
    action: string,
    id: string,
    businessId: string | null,
    after?: Record<string, string>,
  ): Promise<void> {
    const change = after === undefined ? {} : { after };
    return this.app.get(AuditLog).record(this.tx, SERVICE, action, { type: 'user', id, businessId }, change);
  }
}

/** 96 random bits, and nothing that a list of common passwords could hold. */
function newPassword(): string {
  return randomBytes(12).toString('base64url');
}

export function accountsFile(dataDir: string): string {
  return join(dataDir, 'sample-accounts.json');
}

/** The accounts as last written; null where there is no file, or it is torn. */
export function readAccounts(dataDir: string): readonly SampleAccount[] | null {
  try {
    const read: unknown = JSON.parse(readFileSync(accountsFile(dataDir), 'utf8'));
    return Array.isArray(read) && read.every(isAccount) && read.length > 0 ? read : null;
  } catch {
    return null; // whatever is wrong with it, it opens no account
  }
}

function isAccount(value: unknown): value is SampleAccount {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['role', 'email', 'password', 'apiKey', 'business'].every((key) => key in value)
  );
}

/** Whole or not at all, and readable by its owner only. */
export function writeAccounts(dataDir: string, accounts: readonly SampleAccount[]): void {
  const path = accountsFile(dataDir);
  const aside = `${path}.${process.pid}`;
  const file = openSync(aside, 'w', 0o600);
  writeSync(file, `${JSON.stringify(accounts, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(aside, path);
}
