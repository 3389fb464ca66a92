import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, type AuditActor } from '../audit/audit-log.service.js';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import { isId } from '../platform/id.js';

export const NOTICE_MAIL = ['at-once', 'daily', 'never'] as const;
export type NoticeMailChoice = (typeof NOTICE_MAIL)[number];

const SIGN = 16;

/** How each person wants to hear of notices by mail, and the link in each letter by which that is changed without signing in. */
@Injectable()
export class NoticeSettings {
  private readonly key: Buffer;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    @Inject(CONFIG) config: Config,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', config.secrets.dataKey, '', 'links in letters of notices', 32));
  }

  async of(userId: string): Promise<NoticeMailChoice> {
    const [row] = await this.db.query<{ mail: NoticeMailChoice }>(
      'select mail from notice_settings where user_id = $1',
      [userId],
    );
    return row?.mail ?? 'at-once';
  }

  /** @param by whoever came with the link of a letter is nobody we know. */
  choose(userId: string, mail: NoticeMailChoice, by: AuditActor): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [known] = await tx.query<unknown[]>('select 1 from users where id = $1', [userId]);
      if (known === undefined) throw new NotFound();
      const changed = await tx.query<unknown[]>(
        `insert into notice_settings as s (user_id, mail, changed_at) values ($1, $2, $3)
         on conflict (user_id) do update set mail = excluded.mail, changed_at = excluded.changed_at
           where s.mail <> excluded.mail returning 1`,
        [userId, mail, this.clock.now()],
      );
      if (changed.length === 0) return; // mail programs press twice
      await this.audit.record(
        tx,
        by,
        'user.notice-mail-chosen',
        { type: 'user', id: userId },
        { after: { mail } },
      );
    });
  }

  /** Names the person and proves that we wrote it: nobody makes one for an account they guess. */
  tokenOf(userId: string): string {
    const id = Buffer.from(userId.replaceAll('-', ''), 'hex');
    return Buffer.concat([id, this.sign(id)]).toString('base64url');
  }

  /** @throws NotFound for what we did not write, as for an account that is gone. */
  userOf(token: string): string {
    const bytes = /^[\w-]{43}$/.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0);
    const [id, sign] = [bytes.subarray(0, 16), bytes.subarray(16)];
    if (sign.length !== SIGN || !timingSafeEqual(sign, this.sign(id))) throw new NotFound();
    const hex = id.toString('hex');
    const userId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    if (!isId(userId)) throw new NotFound();
    return userId;
  }

  private sign(id: Buffer): Buffer {
    return createHmac('sha256', this.key).update(id).digest().subarray(0, SIGN);
  }
}
