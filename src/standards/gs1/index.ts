/** GS1 identifiers: the only entry for the rest of the project. */
export type { Gs1Element } from './element.js';
export type { Gs1FaultCode, Gs1Result } from './fault.js';
export type { DigitalLink } from './digital-link.js';
export { checkDigit, checkPair, isCheckDigitRight } from './check-digit.js';
export * from './keys.js';
export { checkAssociations } from './associations.js';
export { parseDigitalLink } from './digital-link.js';
export {
  buildDigitalLink,
  CANONICAL_ROOT,
  canonicalDigitalLink,
  formatDigitalLink,
} from './digital-link-build.js';
