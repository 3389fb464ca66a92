import type {
  BizStep,
  BizTransactionType,
  Component,
  Disposition,
  ErrorReason,
  MeasurementType,
  SensorAlert,
  SourceDestType,
} from './cbv.js';

/** An absolute URI: an EPC URN, a GS1 Digital Link URI, a code of a registry, a CURIE declared in the context. */
export type Uri = string;
/** RFC 3339 with time zone, for example `2026-11-21T08:00:00.000+07:00`. */
export type DateTime = string;
/** `+HH:MM` or `-HH:MM`, at most 14:00 (EPCIS 2.0, 7.4.1). */
export type ZoneOffset = string;

/** EPCIS 2.0, 7.3.2: ADD begins, OBSERVE is in between, DELETE ends the life of the object or the relation. */
export type Action = 'ADD' | 'OBSERVE' | 'DELETE';

/** A term of the Core Business Vocabulary as a bare string (editors suggest it), or the URI of a user's own term. */
export type TermOrUri<Term extends string> = Term | (Uri & Record<never, never>);

/** A user's own fields: the name is a CURIE of a declared prefix or a full URI (EPCIS 2.0, 7.1.3). */
interface Extensible {
  readonly [extension: `${string}:${string}`]: unknown;
}

/** EPCIS 2.0, 7.3.3.3. Without `quantity` the amount is unspecified; without `uom` it counts items (UN/CEFACT Rec 20). */
export interface QuantityElement {
  readonly epcClass: Uri;
  readonly quantity?: number;
  readonly uom?: string;
}

export interface BizTransaction {
  readonly type?: TermOrUri<BizTransactionType>;
  readonly bizTransaction: Uri;
}

export interface Source {
  readonly type: TermOrUri<SourceDestType>;
  readonly source: Uri;
}

export interface Destination {
  readonly type: TermOrUri<SourceDestType>;
  readonly destination: Uri;
}

/** A read point or business location: `id` is an SGLN, a Digital Link with a GLN, a `geo:` URI or a registry's own URI. */
export interface Location extends Extensible {
  readonly id: Uri;
}

export interface PersistentDisposition {
  readonly set?: readonly TermOrUri<Disposition>[];
  readonly unset?: readonly TermOrUri<Disposition>[];
}

/** EPCIS 2.0, 7.4.1.2: this event declares that the event with the same identifier was erroneous. */
export interface ErrorDeclaration extends Extensible {
  readonly declarationTime: DateTime;
  readonly reason?: TermOrUri<ErrorReason>;
  readonly correctiveEventIDs?: readonly Uri[];
}

export interface SensorMetadata extends Extensible {
  readonly time?: DateTime;
  readonly startTime?: DateTime;
  readonly endTime?: DateTime;
  readonly deviceID?: Uri;
  readonly deviceMetadata?: Uri;
  readonly rawData?: Uri;
  readonly dataProcessingMethod?: Uri;
  readonly bizRules?: Uri;
}

/** EPCIS 2.0, 7.3.7.3: one measurement; `uom` is a UN/CEFACT Rec 20 code, for example CEL. */
export interface SensorReport extends Extensible {
  readonly type: TermOrUri<MeasurementType>;
  readonly exception?: TermOrUri<SensorAlert>;
  readonly deviceID?: Uri;
  readonly deviceMetadata?: Uri;
  readonly rawData?: Uri;
  readonly dataProcessingMethod?: Uri;
  readonly bizRules?: Uri;
  readonly time?: DateTime;
  readonly microorganism?: Uri;
  readonly chemicalSubstance?: Uri;
  readonly coordinateReferenceSystem?: Uri;
  readonly component?: TermOrUri<Component>;
  readonly value?: number;
  readonly stringValue?: string;
  readonly booleanValue?: boolean;
  readonly hexBinaryValue?: string;
  readonly uriValue?: Uri;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly meanValue?: number;
  readonly sDev?: number;
  readonly percRank?: number;
  readonly percValue?: number;
  readonly uom?: string;
}

export interface SensorElement extends Extensible {
  readonly sensorMetadata?: SensorMetadata;
  readonly sensorReport: readonly SensorReport[];
}

/** What every event says: when, where, why, how (EPCIS 2.0, 7.4.1). */
interface EventBase extends Extensible {
  readonly '@context'?: JsonLdContext;
  readonly eventID?: Uri;
  readonly eventTime: DateTime;
  readonly eventTimeZoneOffset: ZoneOffset;
  readonly recordTime?: DateTime;
  readonly certificationInfo?: Uri | readonly Uri[];
  readonly errorDeclaration?: ErrorDeclaration;
  readonly bizStep?: TermOrUri<BizStep>;
  readonly disposition?: TermOrUri<Disposition>;
  readonly persistentDisposition?: PersistentDisposition;
  readonly readPoint?: Location;
  readonly bizLocation?: Location;
  readonly bizTransactionList?: readonly BizTransaction[];
  readonly sourceList?: readonly Source[];
  readonly destinationList?: readonly Destination[];
  readonly sensorElementList?: readonly SensorElement[];
}

/** EPCIS 2.0, 7.4.2: something happened to objects. `ilmd` (birth data of a lot or item) only with ADD. */
export interface ObjectEvent extends EventBase {
  readonly type: 'ObjectEvent';
  readonly action: Action;
  readonly epcList?: readonly Uri[];
  readonly quantityList?: readonly QuantityElement[];
  readonly ilmd?: Extensible;
}

/** EPCIS 2.0, 7.4.3: children are physically in or on a parent for a time. */
export interface AggregationEvent extends EventBase {
  readonly type: 'AggregationEvent';
  readonly action: Action;
  readonly parentID?: Uri;
  readonly childEPCs?: readonly Uri[];
  readonly childQuantityList?: readonly QuantityElement[];
}

/** EPCIS 2.0, 7.4.4: objects become part of, or leave, business transactions. */
export interface TransactionEvent extends EventBase {
  readonly type: 'TransactionEvent';
  readonly action: Action;
  readonly bizTransactionList: readonly BizTransaction[];
  readonly parentID?: Uri;
  readonly epcList?: readonly Uri[];
  readonly quantityList?: readonly QuantityElement[];
}

/** EPCIS 2.0, 7.4.5: inputs are consumed, outputs come into being. It has no action. */
export interface TransformationEvent extends EventBase {
  readonly type: 'TransformationEvent';
  readonly inputEPCList?: readonly Uri[];
  readonly inputQuantityList?: readonly QuantityElement[];
  readonly outputEPCList?: readonly Uri[];
  readonly outputQuantityList?: readonly QuantityElement[];
  readonly transformationID?: Uri;
  readonly ilmd?: Extensible;
}

/** EPCIS 2.0, 7.4.6: an object is lastingly joined to another or to a place. */
export interface AssociationEvent extends EventBase {
  readonly type: 'AssociationEvent';
  readonly action: Action;
  readonly parentID: Uri;
  readonly childEPCs?: readonly Uri[];
  readonly childQuantityList?: readonly QuantityElement[];
}

export type EpcisEvent =
  ObjectEvent | AggregationEvent | TransactionEvent | TransformationEvent | AssociationEvent;

export type EventType = EpcisEvent['type'];

export const EVENT_TYPES = [
  'ObjectEvent',
  'AggregationEvent',
  'TransactionEvent',
  'TransformationEvent',
  'AssociationEvent',
] as const satisfies readonly EventType[];

export type JsonLdContext = Uri | object | readonly (Uri | object)[];

/** The context that gives EPCIS and CBV terms their meaning; it is known offline and never fetched. */
export const EPCIS_CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

export interface VocabularyElement {
  readonly id: Uri;
  readonly attributes?: readonly { readonly id: Uri; readonly attribute?: string | number | object }[];
  readonly children?: readonly Uri[];
}

export interface MasterDataVocabulary {
  readonly type: Uri;
  readonly vocabularyElementList?: readonly VocabularyElement[];
}

/** EPCIS 2.0, 9.3 and 10.3: what is posted to a capture interface. */
export interface EPCISDocument extends Extensible {
  readonly '@context': JsonLdContext;
  readonly type: 'EPCISDocument';
  readonly id?: Uri;
  readonly schemaVersion: string;
  readonly creationDate: DateTime;
  readonly instanceIdentifier?: string;
  readonly sender?: string;
  readonly receiver?: string;
  readonly epcisHeader?: Extensible & {
    readonly epcisMasterData?: { readonly vocabularyList?: readonly MasterDataVocabulary[] };
  };
  readonly epcisBody: { readonly eventList: readonly EpcisEvent[] };
}

/** EPCIS 2.0, 10.4: what a query interface answers. */
export interface EPCISQueryDocument extends Extensible {
  readonly '@context': JsonLdContext;
  readonly type: 'EPCISQueryDocument';
  readonly id?: Uri;
  readonly schemaVersion?: string;
  readonly creationDate?: DateTime;
  readonly epcisBody: {
    readonly queryResults: Extensible & {
      readonly queryName: string;
      readonly subscriptionID?: string;
      readonly resultsBody: {
        readonly eventList: readonly EpcisEvent[];
        readonly vocabularyList?: readonly MasterDataVocabulary[];
      };
    };
  };
}
