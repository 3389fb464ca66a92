import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DossierCheck } from '../applications/dossier-kind.js';
import { DossierKinds } from '../applications/dossier-kinds.js';
import { Database } from '../platform/database/database.js';
import { parseTaxCode } from '../standards/vietnam/tax-code.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';

interface Holder {
  id: string;
  name: string;
  tax_code: string;
}

/** Whether the tax code can be one, and who else of the same parent is in the register. */
@Injectable()
export class TaxCodeCheck implements OnModuleInit {
  constructor(
    private readonly dossiers: DossierKinds,
    private readonly db: Database,
  ) {}

  onModuleInit(): void {
    this.dossiers.addCheck('business', (id, lang) => this.of(id, lang));
  }

  private async of(id: string, lang: Lang): Promise<DossierCheck[]> {
    const text = words(lang).applications.checks.taxCode;
    const [own] = await this.db.query<{ tax_code: string | null }>(
      'select tax_code from businesses where id = $1',
      [id],
    );
    const taxCode = own?.tax_code ?? null;
    if (taxCode === null) return []; // of a household, which has a personal id
    const related = await this.db.query<Holder & { id: string }>(
      `select id, name, tax_code from businesses where id <> $1 and status not in ('refused', 'closed', 'merged')
         and tax_code in (select left($2, 10) || tail from unnest(array['', '-001', '-002', '-003', '-004', '-005']) tail) order by tax_code limit 5`,
      [id, taxCode],
    );
    return [
      parseTaxCode(taxCode).ok
        ? { label: text.label, value: text.sound(taxCode), result: 'ok', why: text.why }
        : { label: text.label, value: text.wrong(taxCode), result: 'stop', why: text.why },
      ...related.map((holder) => ({
        label: text.related,
        value: text.relatedTo(holder.tax_code, holder.name),
        href: `/console/businesses/${holder.id}`,
        result: 'warn' as const,
        why: text.relatedWhy,
      })),
    ];
  }
}
