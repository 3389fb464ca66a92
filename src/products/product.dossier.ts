import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DossierKind, DossierStep, SubjectSummary, SummaryRow } from '../applications/dossier-kind.js';
import { DossierKinds } from '../applications/dossier-kinds.js';
import type { Actor } from '../platform/actor.js';
import type { Tx } from '../platform/database/database.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { productSummary } from './product-summary.js';
import { ProductsQueries } from './products.queries.js';
import { ProductsService } from './products.service.js';

/** The dossier that asks for a product's registration. */
@Injectable()
export class ProductDossier implements DossierKind, OnModuleInit {
  readonly kind = 'product';
  readonly workingDays = 3;
  readonly decisionFields = [];

  constructor(
    private readonly dossiers: DossierKinds,
    private readonly products: ProductsService,
    private readonly queries: ProductsQueries,
  ) {}

  onModuleInit(): void {
    this.dossiers.add(this);
  }

  decide(tx: Tx, actor: Actor, productId: string, { action, ...cause }: DossierStep): Promise<void> {
    return this.products.followDossier(tx, actor, productId, action, cause);
  }

  async summary(productId: string, lang: Lang): Promise<SubjectSummary> {
    return productSummary(await this.queries.byId(productId), lang);
  }

  /** Whose prefix the barcode has: a number of another country's needs a confirmation. */
  async checks(productId: string, lang: Lang): Promise<readonly SummaryRow[]> {
    const { gtin, variants } = await this.queries.byId(productId);
    const numbers = [gtin, ...variants.map((variant) => variant.gtin)].flatMap((number) => number ?? []);
    const text = words(lang).products;
    const prefixes = [...new Set(numbers.map((number) => number.slice(1, 4)))];
    return prefixes.map((prefix) => {
      const own = prefix === '893';
      const value = own ? text.gtinOfVietnam : text.gtinOfOthers(prefix);
      return { label: text.gtinPrefix, value, result: own ? ('ok' as const) : ('warn' as const) };
    });
  }
}
