import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DossierCheck } from '../applications/dossier-kind.js';
import { DossierKinds } from '../applications/dossier-kinds.js';
import { adminUnits } from '../places/admin-units.js';
import { PlacesQueries } from '../places/places.queries.js';
import { Database } from '../platform/database/database.js';
import {
  communesOf,
  type GeographicalIndication,
  INDICATIONS,
  indicationsNamed,
  isOfKind,
} from '../standards/vietnam/geographical-indications.js';
import { formatDate } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { CertificateKind } from './certificate.entity.js';
import { misrated } from './certificate-rules.js';

interface Claim extends Record<string, unknown> {
  readonly kind: CertificateKind;
  readonly title: string | null;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly stars: number | null;
  readonly seat: string;
  readonly products: readonly { readonly nameVi: string; readonly hsCode: string | null }[];
  readonly areas: readonly { readonly name: string; readonly communeCode: string }[];
}

const CLAIM = `select c.kind, c.title, c.issuer, c.issued_on::text as "issuedOn", c.stars, b.commune_code as seat,
    coalesce((select jsonb_agg(jsonb_build_object('nameVi', p.name_vi, 'hsCode', p.hs_code) order by p.name_vi, p.id)
      from certificate_products x join products p on p.id = x.product_id where x.certificate_id = c.id), '[]') as products,
    coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'communeCode', a.commune_code) order by a.name, a.id)
      from certificate_areas x join growing_areas a on a.id = x.area_id where x.certificate_id = c.id), '[]') as areas
  from certificates c join businesses b on b.id = c.business_id`;

/** Whether what a certificate claims can be so: goods and place of a geographical indication, who gives how many stars. */
@Injectable()
export class ClaimChecks implements OnModuleInit {
  constructor(
    private readonly dossiers: DossierKinds,
    private readonly db: Database,
    private readonly places: PlacesQueries,
  ) {}

  onModuleInit(): void {
    this.dossiers.addCheck('certificate', (id, lang) => this.of('c.id = $1', id, lang));
    this.dossiers.addCheck('product', (id, lang) =>
      this.of(resting('certificate_products', 'product_id'), id, lang),
    );
    this.dossiers.addCheck('growing-area', (id, lang) =>
      this.of(resting('certificate_areas', 'area_id'), id, lang),
    );
  }

  private async of(which: string, id: string, lang: Lang): Promise<DossierCheck[]> {
    const claims = await this.db.query<Claim>(
      `${CLAIM} where ${which} and c.status not in ('refused', 'revoked') order by c.created_at, c.id limit 10`,
      [id],
    );
    const checks = await Promise.all(
      claims.map(async (claim) => {
        if (claim.kind === 'gi') return this.indication(claim, lang);
        return claim.kind === 'ocop' ? stars(claim, lang) : [];
      }),
    );
    return checks.flat();
  }

  private async indication(claim: Claim, lang: Lang): Promise<DossierCheck[]> {
    const { gi: text } = words(lang).certificates.checks;
    const title = claim.title ?? '';
    const named = indicationsNamed(title);
    const why = text.why(INDICATIONS.length);
    if (named.length === 0) return [{ label: text.label, value: text.unknown(title), result: 'warn', why }];
    // Where several bear the name, the goods say which is meant.
    const fitting = named.filter((gi) => claim.products.some((product) => isOfKind(gi, product)));
    const meant = fitting.length > 0 ? fitting : named;
    const goods = claim.products.map((product): DossierCheck => {
      const fits = meant.some((gi) => isOfKind(gi, product));
      return {
        label: text.goods,
        value: fits ? text.fits(product.nameVi) : text.other(product.nameVi, kindsOf(meant, lang)),
        result: fits ? 'ok' : 'warn',
        why: text.goodsWhy,
      };
    });
    return [
      ...meant.map((gi): DossierCheck => {
        const early = gi.since !== null && claim.issuedOn < gi.since;
        const since = gi.since === null ? null : formatDate(lang, gi.since);
        const facts = [
          text.known(gi.name, gi.product[lang]),
          gi.number && text.number(gi.number),
          gi.decision,
          since,
        ];
        return {
          label: text.label,
          value: `${facts.filter((fact) => fact !== null).join(', ')}${early ? `. ${text.early}` : ''}`,
          result: early ? 'warn' : 'ok',
          why,
        };
      }),
      ...goods,
      ...(await this.place(claim, meant, lang)),
    ];
  }

  private async place(
    { areas, seat }: Claim,
    meant: readonly GeographicalIndication[],
    lang: Lang,
  ): Promise<DossierCheck[]> {
    const { gi: text } = words(lang).certificates.checks;
    const units = await adminUnits();
    const known = meant.map((gi) => communesOf(gi, units));
    if (known.some((communes) => communes === null))
      return [{ label: text.place, value: text.placeUnknown, result: 'warn', why: text.placeWhy }];
    const from = areas.length > 0 ? areas : [{ name: text.seat, communeCode: seat }];
    return Promise.all(
      from.map(async ({ name, communeCode }): Promise<DossierCheck> => {
        const inside = known.some((communes) => communes?.has(communeCode));
        const at = await this.places.addressOf(communeCode, lang);
        return {
          label: text.place,
          value: inside ? text.inside(name, at) : text.outside(name, at),
          result: inside ? 'ok' : 'warn',
          why: text.placeWhy,
        };
      }),
    );
  }
}

function stars({ issuer, issuedOn, stars: given }: Claim, lang: Lang): DossierCheck[] {
  const { ocop: text } = words(lang).certificates.checks;
  const level = given === null ? null : misrated(given, issuedOn, issuer);
  return [
    {
      label: text.label,
      value: level === null ? issuer : text.other(issuer, text.levels[level]),
      result: level === null ? 'ok' : 'warn',
      why: text.why,
    },
  ];
}

function kindsOf(indications: readonly GeographicalIndication[], lang: Lang): string {
  return indications.map(({ product }) => product[lang]).join(', ');
}

function resting(table: 'certificate_products' | 'certificate_areas', column: string): string {
  return `exists (select from ${table} x where x.certificate_id = c.id and x.${column} = $1)`;
}
