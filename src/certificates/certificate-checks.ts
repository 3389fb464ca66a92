import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { DossierCheck } from '../applications/dossier-kind.js';
import { DossierKinds } from '../applications/dossier-kinds.js';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { dayOf } from '../platform/time-zone.js';
import { formatDate } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';

/** So near its end a paper is soon none. */
const SOON_DAYS = 30;

interface Paper {
  id: string;
  number: string;
  expires_on: string | null;
  business_name: string;
}

const PAPER = `select c.id, c.number, c.expires_on::text, b.name as business_name from certificates c join businesses b on b.id = c.business_id`;

/** What the machine looks at in papers: whether they still hold, are there at all, and are somebody else's too. */
@Injectable()
export class CertificateChecks implements OnModuleInit {
  private readonly zone: string;

  constructor(
    private readonly dossiers: DossierKinds,
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.zone = config.registry.timeZone;
  }

  onModuleInit(): void {
    this.dossiers.addCheck('certificate', (id, lang) => this.ofCertificate(id, lang));
    this.dossiers.addCheck('product', (id, lang) =>
      this.restingOn('certificate_products', 'product_id', id, lang),
    );
    this.dossiers.addCheck('growing-area', (id, lang) =>
      this.restingOn('certificate_areas', 'area_id', id, lang),
    );
  }

  private async ofCertificate(id: string, lang: Lang): Promise<DossierCheck[]> {
    const text = words(lang).applications.checks.paper;
    const [own] = await this.db.query<Paper & { id: string }>(`${PAPER} where c.id = $1`, [id]);
    if (own === undefined) return [];
    const others = await this.db.query<Paper & { id: string }>(
      `${PAPER} where c.id <> $1 and c.number = $2 and c.kind = (select kind from certificates where id = $1)
         and c.status in ('submitted', 'confirmed') order by c.created_at limit 5`,
      [id, own.number],
    );
    const [file] = await this.db.query<{ there: boolean }>(
      'select exists (select from certificate_files where certificate_id = $1) as there',
      [id],
    );
    return [
      this.validity(own, lang, 'stop'),
      file?.there === true
        ? { label: text.file, value: text.fileThere, result: 'ok', why: text.fileWhy }
        : { label: text.file, value: text.fileMissing, result: 'warn', why: text.fileWhy },
      ...others.map((other) => ({
        label: text.twin,
        value: text.twinOf(other.number, other.business_name),
        href: `/console/certificates/${other.id}`,
        result: 'warn' as const,
        why: text.twinWhy,
      })),
    ];
  }

  /** Papers that a product or an area is declared to have. */
  private async restingOn(
    table: 'certificate_products' | 'certificate_areas',
    column: 'product_id' | 'area_id',
    id: string,
    lang: Lang,
  ): Promise<DossierCheck[]> {
    const papers = await this.db.query<Paper & { id: string }>(
      `${PAPER} join ${table} x on x.certificate_id = c.id where x.${column} = $1
         and c.status not in ('refused', 'revoked') order by c.expires_on nulls last limit 10`,
      [id],
    );
    return papers.map((paper) => ({
      ...this.validity(paper, lang, 'warn'),
      href: `/console/certificates/${paper.id}`,
    }));
  }

  private validity({ number, expires_on }: Paper, lang: Lang, expired: 'warn' | 'stop'): DossierCheck {
    const text = words(lang).applications.checks.paper;
    const why = text.why(String(SOON_DAYS));
    if (expires_on === null) return { label: text.label(number), value: text.endless, result: 'ok', why };
    const now = this.clock.now();
    const soon = dayOf(new Date(now.getTime() + SOON_DAYS * 86_400_000), this.zone);
    const day = formatDate(lang, expires_on);
    if (expires_on < dayOf(now, this.zone))
      return { label: text.label(number), value: text.expired(day), result: expired, why };
    if (expires_on <= soon) return { label: text.label(number), value: text.soon(day), result: 'warn', why };
    return { label: text.label(number), value: text.holds(day), result: 'ok', why };
  }
}
