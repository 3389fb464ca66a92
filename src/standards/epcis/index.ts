/** EPCIS 2.0 and CBV 2.0 in JSON-LD: the only entry for the rest of the project. EPCIS XML is left out. */
export * from './types.js';
export * from './cbv.js';
export {
  FARM_STEP_MEANING,
  FARM_STEPS,
  type FarmStep,
  type FarmStepMeaning,
  farmBizStep,
  farmStepOf,
  type OwnBizStep,
} from './farm-steps.js';
export { type ShapeFault, validateDocument } from './validate.js';
export { checkSemantics, type SemanticFault } from './semantics.js';
export {
  documentEventHashes,
  documentPreHashes,
  eventHash,
  type EventHashFault,
  eventPreHash,
  hashOfPreHash,
} from './event-hash.js';
export { type EpcName, type EpcUrnFault, parseEpcUrn } from './epc-urn.js';
export { epcUrn } from './epc-urn-build.js';
export {
  type Gs1Identifier,
  type Identifier,
  type IdentifierFault,
  identifierUri,
  identifierUrn,
  type Level,
  parseIdentifier,
  type RegistryIdentifier,
  sameIdentifier,
} from './identifiers.js';
export { normaliseIdentifier } from './normalise.js';
export { expandCurie, type Prefixes, readPrefixes } from './json-ld.js';
export { compareInstants, type Instant, isUri, parseDateTime } from './formats.js';
