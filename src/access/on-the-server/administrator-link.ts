import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AuditLog, SERVICE } from '../../audit/audit-log.service.js';
import { CONFIG, type Config } from '../../config.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Invalid } from '../../platform/errors.js';
import { newId } from '../../platform/id.js';
import { canonicalEmail } from '../account/canonical-email.js';
import { INVITATION_DAYS } from '../passwords/password-links.service.js';
import { NO_PASSWORD } from '../passwords/passwords.js';
import { newToken, tokenHash } from '../token.js';
import { User } from '../user.entity.js';

const DAY_MS = 24 * 3_600_000;

/**
 * Makes an administrator's account and returns the link that sets its password, good once and for a week. For whoever
 * holds the server: the first administrator, who invites the other officials, cannot be invited by anybody.
 * @throws Invalid when the address is none, or has an account already.
 */
export async function administratorLink(app: NestFastifyApplication, address: string): Promise<string> {
  const { http, registry } = app.get<Config>(CONFIG);
  const email = canonicalEmail(address);
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw Invalid.field('email', 'email-invalid');
  const now = app.get(Clock).now();
  const [language] = registry.languages;
  const token = newToken();
  await app.get(Database).transaction(async (tx) => {
    const id = newId();
    await tx.insert(User, {
      id,
      email,
      name: email.split('@')[0] ?? email,
      passwordHash: NO_PASSWORD,
      role: 'administrator',
      language,
      disabledAt: null,
      createdAt: now,
      updatedAt: now,
    });
    await tx.query(
      `insert into password_resets (token_hash, user_id, purpose, created_at, expires_at) values ($1, $2, 'invitation', $3, $4)`,
      [tokenHash(token), id, now, new Date(now.getTime() + INVITATION_DAYS * DAY_MS)],
    );
    const subject = { type: 'user', id };
    await app
      .get(AuditLog)
      .record(tx, SERVICE, 'user.invited', subject, { after: { role: 'administrator' } });
  });
  return `${http.publicUrl}/password/reset?token=${token}&lang=${language}`;
}
