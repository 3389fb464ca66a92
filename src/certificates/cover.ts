import type { Tx } from '../platform/database/database.js';
import { Invalid } from '../platform/errors.js';
import type { CertificateFile } from './certificate-file.js';

/** What a certificate is about, beside the business as a whole. */
export interface Cover {
  readonly productIds: readonly string[];
  readonly areaIds: readonly string[];
}

export async function readCover(tx: Tx, certificateId: string): Promise<Cover> {
  const [row] = await tx.query<Cover[]>(
    `select array(select product_id from certificate_products where certificate_id = $1) as "productIds",
       array(select area_id from certificate_areas where certificate_id = $1) as "areaIds"`,
    [certificateId],
  );
  return row ?? { productIds: [], areaIds: [] };
}

/** Takes this cover in place of the one before. @throws Invalid where something in it is not the business's own. */
export async function keepCover(
  tx: Tx,
  { id, businessId }: { readonly id: string; readonly businessId: string },
  { productIds, areaIds }: Cover,
): Promise<void> {
  const [own] = await tx.query<{ products: number; areas: number }[]>(
    `select (select count(*)::int from products where id = any($1) and business_id = $3) as products,
       (select count(*)::int from growing_areas where id = any($2) and business_id = $3) as areas`,
    [productIds, areaIds, businessId],
  );
  if (own?.products !== new Set(productIds).size) throw Invalid.field('productIds', 'not-found');
  if (own.areas !== new Set(areaIds).size) throw Invalid.field('areaIds', 'not-found');
  for (const [table, column, ids] of [
    ['certificate_products', 'product_id', productIds],
    ['certificate_areas', 'area_id', areaIds],
  ] as const) {
    await tx.query(`delete from ${table} where certificate_id = $1 and ${column} <> all($2)`, [id, ids]);
    await tx.query(
      `insert into ${table} (certificate_id, ${column}) select $1, unnest($2::uuid[]) on conflict do nothing`,
      [id, ids],
    );
  }
}

export async function keepFile(
  tx: Tx,
  certificateId: string,
  file: CertificateFile,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into certificate_files (certificate_id, media_type, bytes, sha256, created_at) values ($1, $2, $3, $4, $5)
     on conflict (certificate_id) do update set media_type = $2, bytes = $3, sha256 = $4, created_at = $5`,
    [certificateId, file.mediaType, file.bytes, file.sha256, now],
  );
}
