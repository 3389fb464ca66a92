import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Database } from '../platform/database/database.js';
import { parseRegistryCode } from '../standards/codes/registry-code.js';
import { gtinToGtin14, parseDigitalLink } from '../standards/gs1/index.js';

/** What a report is about, as far as the register knows it. */
export interface ReportSubject {
  readonly businessId: string;
  readonly businessName: string;
  readonly productId: string;
  readonly productName: string;
  readonly productNameEn: string | null;
  readonly lotId: string | null;
  readonly lotNumber: string | null;
  readonly code: string | null;
}

const COLUMNS = `b.id as "businessId", b.name as "businessName", p.id as "productId", p.name_vi as "productName",
  p.name_en as "productNameEn", l.id as "lotId", l.lot_number as "lotNumber", k.code`;
// What is published: the name of a draft is not told to whoever holds its number.
const PUBLISHED = `p.status in ('active', 'suspended', 'closed') and (l.id is null or l.status <> 'open')`;

@Injectable()
export class ReportSubjects {
  private readonly root: string;

  constructor(
    private readonly db: Database,
    @Inject(CONFIG) config: Config,
  ) {
    this.root = config.http.publicUrl;
  }

  /** Reads an address of a page of ours, a code or a barcode; null for words and for what is not in the register. */
  async of(about: string): Promise<ReportSubject | null> {
    const path = about.toLowerCase().startsWith(`${this.root.toLowerCase()}/`)
      ? about.slice(this.root.length)
      : about;
    const code = parseRegistryCode(path.replace(/^\/q\//i, '').split(/[?#]/, 1)[0] ?? '');
    if (code.ok) return this.byCode(code.value);
    const gtin = gtinToGtin14(path);
    if (gtin.ok) return this.byGtin(gtin.value, null);
    const link = path.startsWith('/01/') ? parseDigitalLink(`${this.root}${path}`) : null;
    if (link?.ok !== true || link.value.key.ai !== '01') return null;
    const lot = link.value.qualifiers.find(({ ai }) => ai === '10')?.value ?? null;
    return this.byGtin(link.value.key.value, lot);
  }

  private async byCode(code: string): Promise<ReportSubject | null> {
    const [row] = await this.db.query<ReportSubject & { code: string | null }>(
      `select ${COLUMNS} from codes k join products p on p.id = k.product_id join bearers b on b.own_id = k.business_id
         left join lots l on l.id = k.lot_id where k.code = $1 and ${PUBLISHED}`,
      [code],
    );
    return row ?? null;
  }

  private async byGtin(gtin: string, lot: string | null): Promise<ReportSubject | null> {
    const [row] = await this.db.query<ReportSubject & { code: string | null }>(
      `select ${COLUMNS} from product_gtins g join products p on p.id = g.product_id join bearers b on b.own_id = p.business_id
         left join lots l on l.product_id = p.id and l.lot_number = $2 and l.status <> 'open'
           and (g.variant_id is null or l.variant_id is null or l.variant_id = g.variant_id)
         left join codes k on k.product_id = p.id and k.lot_id is not distinct from l.id
       where g.gtin = $1 and ${PUBLISHED} order by p.status = 'closed', p.created_at desc limit 1`,
      [gtin, lot],
    );
    return row ?? null;
  }
}
