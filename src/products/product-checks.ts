import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DossierCheck } from '../applications/dossier-kind.js';
import { DossierKinds } from '../applications/dossier-kinds.js';
import { Database } from '../platform/database/database.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';

interface Twin {
  id: string;
  name: string;
  net_content: string | null;
}

// Without marks, spaces and signs: “Chè Shan tuyết (100 g)” and “chè shan-tuyết 100g” are one name.
const BARE = `regexp_replace(%.name_folded, '[^a-z0-9]+', '', 'g')`;
const bare = (alias: string) => BARE.replace('%', alias);

/** Whether the business has the same product already: a barcode can be in use once, a name is for an official to judge. */
@Injectable()
export class ProductChecks implements OnModuleInit {
  constructor(
    private readonly dossiers: DossierKinds,
    private readonly db: Database,
  ) {}

  onModuleInit(): void {
    this.dossiers.addCheck('product', (id, lang) => this.of(id, lang));
  }

  private async of(id: string, lang: Lang): Promise<DossierCheck[]> {
    const text = words(lang).applications.checks.product;
    const twins = await this.db.query<Twin & { id: string }>(
      `select o.id, o.name_vi as name, o.net_content from products p
       join products o on o.business_id = p.business_id and o.id <> p.id and o.status not in ('refused', 'closed')
       where p.id = $1 and (${bare('o')} like '%' || ${bare('p')} || '%' or ${bare('p')} like '%' || ${bare('o')} || '%')
         and (o.net_content is not distinct from p.net_content or ${bare('o')} = ${bare('p')})
       order by o.created_at limit 5`,
      [id],
    );
    if (twins.length === 0) return [{ label: text.label, value: text.alone, result: 'ok', why: text.why }];
    return twins.map((twin) => ({
      label: text.label,
      value: text.twin(twin.name, twin.net_content ?? ''),
      href: `/console/products/${twin.id}`,
      result: 'warn',
      why: text.why,
    }));
  }
}
