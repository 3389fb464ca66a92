import type { Tx } from '../platform/database/database.js';
import { Conflict, Invalid } from '../platform/errors.js';
import { PICTURES_MAX } from './products.dto.js';
import type { Product } from './product.entity.js';

/** A picture of a product; its place is that in the list. */
export interface PlacedPicture {
  readonly sha256: string;
  readonly altVi: string | null;
  readonly altEn: string | null;
}

export async function readPictures(tx: Tx, productId: string): Promise<PlacedPicture[]> {
  return tx.query<PlacedPicture[]>(
    `select sha256, alt_vi as "altVi", alt_en as "altEn" from product_pictures where product_id = $1 order by position`,
    [productId],
  );
}

/** Takes these in place of those before, the product's row being locked. The first becomes its cover, which saving the product keeps. */
export async function keepPictures(
  tx: Tx,
  product: Product,
  pictures: readonly PlacedPicture[],
): Promise<void> {
  await tx.query('delete from product_pictures where product_id = $1', [product.id]);
  await tx.query(
    `insert into product_pictures (product_id, position, sha256, alt_vi, alt_en)
     select $1, position - 1, sha256, alt_vi, alt_en
     from unnest($2::text[], $3::text[], $4::text[]) with ordinality as t (sha256, alt_vi, alt_en, position)`,
    [
      product.id,
      pictures.map(({ sha256 }) => sha256),
      pictures.map(({ altVi }) => altVi),
      pictures.map(({ altEn }) => altEn),
    ],
  );
  product.imageSha256 = pictures[0]?.sha256 ?? null;
}

/** One more at the end; the same one again stays where it is. @throws Conflict where there is no room. */
export function withPicture(pictures: readonly PlacedPicture[], sha256: string): readonly PlacedPicture[] {
  if (pictures.some((one) => one.sha256 === sha256)) return pictures;
  if (pictures.length >= PICTURES_MAX) throw new Conflict('pictures-full');
  return [...pictures, { sha256, altVi: null, altEn: null }];
}

/** Another cover in place of the one there is. */
export function withCover(pictures: readonly PlacedPicture[], sha256: string): readonly PlacedPicture[] {
  const known = pictures.find((one) => one.sha256 === sha256);
  const others = pictures.slice(1).filter((one) => one.sha256 !== sha256);
  return [known ?? { sha256, altVi: null, altEn: null }, ...others];
}

/** In another order, with other words, without those that are left out. @throws Invalid for one that is not there, or is twice. */
export function rearranged(
  pictures: readonly PlacedPicture[],
  wanted: readonly {
    readonly sha256: string;
    readonly altVi?: string | null;
    readonly altEn?: string | null;
  }[],
): readonly PlacedPicture[] {
  const seen = new Set<string>();
  return wanted.map(({ sha256, altVi = null, altEn = null }, index) => {
    const known = pictures.some((one) => one.sha256 === sha256);
    if (!known || seen.has(sha256)) throw Invalid.field(`pictures.${index}.sha256`, 'not-found');
    seen.add(sha256);
    return { sha256, altVi, altEn };
  });
}
