import {
  checkSemantics,
  EPCIS_CONTEXT,
  type EpcisEvent,
  eventHash,
  validateDocument,
} from '../standards/epcis/index.js';
import { canonicalJson } from '../standards/jcs/canonical-json.js';
import type { Fault } from '../standards/result.js';

/** What an event is from its capture on. */
export interface SealedEvent {
  /** RFC 8785, with the event's own `@context`. */
  readonly canonical: string;
  /** CBV 2.0 §8.9: `ni:///sha-256;…?ver=CBV2.0`. */
  readonly hash: string;
}

/** The context of events that the registry writes itself; `daugoc:` is for what EPCIS and CBV have no term for. */
export function registryContext(root: string): [string, { readonly daugoc: string }] {
  return [EPCIS_CONTEXT, { daugoc: `${root}/voc/` }];
}

/** @throws Error naming the first fault when the event is none that a strict capture takes. */
export function sealEvent(event: EpcisEvent, root: string): SealedEvent {
  const fault = eventFaults(event, root)[0];
  if (fault !== undefined)
    throw new Error(`no event to record: ${fault.at} ${fault.code}: ${fault.sentence}`);
  const hash = eventHash(event, event['@context']);
  if (!hash.ok) throw new Error(`no event to record: ${hash.fault.sentence}`);
  return sealChecked(event, hash.value);
}

/** The same of an event that was checked as it was read, when its hash was computed. Its identifier and `recordTime` are in no hash. */
export function sealChecked(event: EpcisEvent, hash: string): SealedEvent {
  const canonical = canonicalJson(event);
  if (!canonical.ok) throw new Error(`no event to record: ${canonical.fault.sentence}`);
  return { canonical: canonical.value, hash };
}

/** What a strict capture has against an event with its own `@context`: its shape first, then its meaning. Places are JSON pointers. */
export function eventFaults(event: unknown, root: string): readonly Fault[] {
  const shape = validateDocument(event);
  return shape.length > 0 ? shape : checkSemantics(event, root);
}
