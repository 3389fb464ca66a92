import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticesService } from '../notices/notices.service.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { OutsideWeb } from './outside-web.js';

const HOUR = 3_600_000;
/** An address is asked again after a day, one that did not answer after six hours. */
const AGAIN_MS = 24 * HOUR;
const SOONER_MS = 6 * HOUR;
/** So many checks in a row without an answer: a night of repairs hides nothing. */
const DEAD_AFTER = 3;
/** Addresses a round; the rest waits for the next. */
const EACH_ROUND = 200;
const AT_ONCE = 4;

/** Asks now and then whether somebody still answers where products are sold; pages leave out what is dead. */
@Injectable()
export class ShopLinks implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly web: OutsideWeb,
    private readonly notices: NoticesService,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'check-shop-links', cron: '41 * * * *' }, () => this.check());
  }

  async check(): Promise<void> {
    const now = this.clock.now().getTime();
    const due = await this.db.query<{ url: string }>(
      `select u.url from (select distinct unnest(shop_urls) as url from products where status = 'active' and shop_urls <> '{}') u
       left join shop_links s on s.url = u.url
       where s.url is null or s.checked_at <= $1 or (s.failures > 0 and s.checked_at <= $2)
       order by s.checked_at nulls first limit $3`,
      [new Date(now - AGAIN_MS), new Date(now - SOONER_MS), EACH_ROUND],
    );
    const waiting = due.map(({ url }) => url);
    const work = async (): Promise<void> => {
      for (let url = waiting.pop(); url !== undefined; url = waiting.pop())
        await this.remember(url, await this.web.answers(url));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await this.db.transaction((tx) =>
      tx.query(
        'delete from shop_links s where not exists (select from products p where p.shop_urls @> array[s.url])',
      ),
    );
  }

  private remember(url: string, answers: boolean): Promise<void> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const [before] = await tx.query<{ failures: number; dead: boolean }[]>(
        'select failures, dead_since is not null as dead from shop_links where url = $1 for update',
        [url],
      );
      const failures = answers ? 0 : (before?.failures ?? 0) + 1;
      const dead = failures >= DEAD_AFTER;
      await tx.query(
        `insert into shop_links (url, checked_at, failures, dead_since) values ($1, $2, $3, $4)
         on conflict (url) do update set checked_at = $2, failures = $3,
           dead_since = case when $5 then coalesce(shop_links.dead_since, $2) end`,
        [url, now, failures, dead ? now : null, dead],
      );
      if (dead === (before?.dead ?? false)) return;
      await this.tell(tx, url, dead);
    });
  }

  /** Pages of the products are drawn anew, and their people told that a shop is hidden. */
  private async tell(tx: Tx, url: string, dead: boolean): Promise<void> {
    const products = await tx.query<{ id: string; business_id: string; name_vi: string }[]>(
      `select id, business_id, name_vi from products where shop_urls @> array[$1] and status in ('active', 'suspended')`,
      [url],
    );
    for (const { id, business_id: businessId, name_vi: title } of products) {
      await tx.query(`select pg_notify('trace_changed', $1)`, [id]);
      if (!dead) continue;
      await this.notices.tell(tx, {
        businessId,
        kind: 'product.shop-dead',
        subject: { type: 'shop', id },
        title,
        reason: url,
        at: this.clock.now(),
      });
    }
  }
}
