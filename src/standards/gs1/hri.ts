import { findAi } from './ai.js';
import type { Gs1Element } from './element.js';

/**
 * Human readable interpretation: one line an element, the AI in brackets and a space before the value, exactly as
 * encoded. GS1 General Specifications, section 4.14.
 */
export function humanReadable(elements: readonly Gs1Element[]): string[] {
  return elements.map(({ ai, value }) => `(${ai}) ${value}`);
}

/** As `humanReadable`, each line led by the data title of its AI where it has one: `BATCH/LOT (10) ABC`. */
export function humanReadableWithTitles(elements: readonly Gs1Element[]): string[] {
  return elements.map(({ ai, value }) => {
    const title = findAi(ai)?.title ?? '';
    return `${title === '' ? '' : `${title} `}(${ai}) ${value}`;
  });
}
