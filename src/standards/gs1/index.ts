/** GS1 identifiers: the only entry for the rest of the project. */
export type { ApplicationIdentifier, Component } from './ai.js';
export { APPLICATION_IDENTIFIERS, findAi } from './ai.js';
export { checkAssociations } from './associations.js';
export { buildBracketed, parseBracketed } from './bracketed.js';
export { checkDigit, checkPair, isCheckDigitRight } from './check-digit.js';
export type { DigitalLink } from './digital-link.js';
export { parseDigitalLink } from './digital-link.js';
export {
  buildDigitalLink,
  CANONICAL_ROOT,
  canonicalDigitalLink,
  elementsOfLink,
  formatDigitalLink,
  linkFromElements,
} from './digital-link-build.js';
export type { Gs1Element } from './element.js';
export { buildElementString, parseElementString, predefinedLengthFirst } from './element-string.js';
export type { Epc } from './epc-binary.js';
export { parseEpcBinary } from './epc-binary.js';
export type { Gs1FaultCode, Gs1Result } from './fault.js';
export { isCouponOrReceipt, isRestrictedCirculation } from './restricted-circulation.js';
export { humanReadable, humanReadableWithTitles } from './hri.js';
export * from './keys.js';
export { containedGtin, isVariableMeasure } from './packing.js';
export type { Scan, ScannedSymbology } from './scan-data.js';
export { parseScan, scanMessage } from './scan-data.js';
export type { Symbology } from './scan-build.js';
export { buildScan } from './scan-build.js';
