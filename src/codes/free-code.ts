import { randomBytes } from 'node:crypto';
import { generateRegistryCode, REGISTRY_CODE_RANDOM_BYTES } from '../standards/codes/registry-code.js';

// 32⁹ codes: with a million issued, five draws in a row that all meet one happen once in 10³⁸.
const DRAWS = 5;

/** A code that is neither issued nor kept for a lot. */
export async function drawFreeCode(
  query: (
    sql: string,
    values: string[],
  ) => Promise<{ readonly length: number } | { readonly rowCount: number | null }>,
): Promise<string> {
  for (let attempt = 0; attempt < DRAWS; attempt += 1) {
    const code = generateRegistryCode(randomBytes(REGISTRY_CODE_RANDOM_BYTES));
    const taken = await query(
      'select 1 from codes where code = $1 union all select 1 from lots where kept_code = $1',
      [code],
    );
    if (('length' in taken ? taken.length : taken.rowCount) === 0) return code;
  }
  throw new Error('No free code could be drawn');
}
