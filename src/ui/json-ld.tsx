/**
 * Structured data (JSON-LD) for machines. A data block is never executed, so the strict content security policy lets
 * it stand (HTML, 4.12.1.1: only script types are prepared).
 */
export function JsonLd({ data }: { readonly data: object }) {
  // The one place of raw markup: entities are not decoded inside <script>, so JSON must not be HTML-escaped. With
  // every “<” written as \u003c neither “</script>” nor “<!--” can appear, and the JSON means the same.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
