import type { Words } from './words.js';

/** The sentence for a refusal's code: why not, and what to do instead; null where the status alone says it all. */
export function refusalText(
  text: Words,
  code: string,
  params: Readonly<Record<string, string | number>>,
): string | null {
  const sentences: Readonly<Record<string, string>> = text.refusals;
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  return sentence?.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole)) ?? null;
}
