import { parseRegistryCode } from '../standards/codes/registry-code.js';
import { gtinToGtin14 } from '../standards/gs1/index.js';

export type Query =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'code'; readonly path: string }
  /** As long as a code and of its characters, but its check character does not fit. */
  | { readonly kind: 'slip'; readonly path: string }
  | { readonly kind: 'words' };

/** What somebody typed, scanned or pasted: an address of ours, a code, a barcode, or words. */
export function readQuery(text: string, publicUrl: string): Query {
  const path = pathOf(text.trim(), publicUrl);
  if (path !== null) return { kind: 'path', path };
  const gtin = gtinToGtin14(text);
  if (gtin.ok) return { kind: 'code', path: `/01/${gtin.value}` };
  const code = parseRegistryCode(text);
  if (code.ok) return { kind: 'code', path: `/q/${code.value}` };
  if (code.fault.code === 'registry-code-check')
    return { kind: 'slip', path: `/q/${encodeURIComponent(text.trim())}` };
  return { kind: 'words' };
}

/** The path of an address of this registry, in any case of its scheme and host; null for every other text. */
function pathOf(text: string, publicUrl: string): string | null {
  if (!/^https?:\/\//i.test(text)) return null;
  const root = publicUrl.toLowerCase();
  if (!text.toLowerCase().startsWith(`${root}/`)) return null;
  const path = text.slice(root.length);
  // Only what a label can carry: never a way to send a visitor round the site.
  return /^\/(?:q|01)\/[\x21-\x7e]{1,200}$/i.test(path) ? path.replace(/^\/Q\//, '/q/') : null;
}
