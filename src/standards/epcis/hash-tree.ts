import { cbvUri, type Vocabulary } from './cbv.js';
import { scalarText } from './hash-values.js';
import { expandCurie, type Prefixes, splitCurie } from './json-ld.js';
import { isObject, type JsonObject } from './shape.js';

/** A field of an event as the hash sees it: lists have a named child per item, as in EPCIS XML. */
export interface Field {
  readonly name: string;
  readonly value: string;
  readonly children: readonly Field[];
}

/** Typed identifiers: the type, then the identifier, each pair staying together. */
const PAIR_LISTS: ReadonlyMap<string, string> = new Map([
  ['bizTransactionList', 'bizTransaction'],
  ['sourceList', 'source'],
  ['destinationList', 'destination'],
]);

/** Where a bare string is a standard term: the field and the one that holds it. */
const TERMS: ReadonlyMap<string, Vocabulary> = new Map([
  ['/bizStep', 'bizStep'],
  ['/disposition', 'disposition'],
  ['persistentDisposition/set', 'disposition'],
  ['persistentDisposition/unset', 'disposition'],
  ['bizTransactionList/type', 'bizTransactionType'],
  ['sourceList/type', 'sourceDestType'],
  ['destinationList/type', 'sourceDestType'],
  ['sensorReport/type', 'measurementType'],
  ['sensorReport/exception', 'sensorAlert'],
  ['sensorReport/component', 'component'],
]);

/** What the items of EPCIS's own lists are called; other lists drop the ending `List`. */
const ITEM_NAMES: ReadonlyMap<string, string> = new Map([
  ['childEPCs', 'epc'],
  ['inputEPCList', 'epc'],
  ['outputEPCList', 'epc'],
  ['quantityList', 'quantityElement'],
  ['childQuantityList', 'quantityElement'],
  ['inputQuantityList', 'quantityElement'],
  ['outputQuantityList', 'quantityElement'],
]);

/** The text of an element that also has fields; comments are for readers (CBV 2.0, 8.9). */
const TEXT = '#text';
const SKIPPED: ReadonlySet<string> = new Set([TEXT, 'comment', 'rdfs:comment']);

/** The fields of a JSON object; `holder` is the name of the field it stands in, empty for the event itself. */
export function readFields(
  object: JsonObject,
  prefixes: Prefixes,
  holder = '',
  ignore: readonly string[] = [],
): Field[] {
  return Object.entries(object)
    .filter(([key, value]) => !SKIPPED.has(key) && !ignore.includes(key) && isPresent(value))
    .flatMap(([key, value]) => readMember(key, value, prefixes, holder));
}

/** JSON-LD reads null as absent (JSON-LD 1.1, 4.1). */
function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function readMember(key: string, value: unknown, prefixes: Prefixes, holder: string): Field[] {
  const name = fieldName(key, prefixes);
  const values = (Array.isArray(value) ? value : [value]).filter(isPresent);
  const identifier = PAIR_LISTS.get(name);
  const read = (itemName: string) => (item: unknown) => readField(itemName, item, prefixes, holder, name);
  if (identifier !== undefined) {
    const pairs = values.map((item: unknown) => readPair(read('')(item), identifier));
    return values.length === 0 ? [] : [{ name, value: '', children: pairs }];
  }
  const isList = name.endsWith('List') || name === 'childEPCs';
  if (!isList) return values.map(read(name));
  const itemName = ITEM_NAMES.get(name) ?? name.slice(0, -'List'.length);
  return values.length === 0 ? [] : [{ name, value: '', children: values.map(read(itemName)) }];
}

function readField(name: string, item: unknown, prefixes: Prefixes, holder: string, key: string): Field {
  if (Array.isArray(item)) {
    const children = item.map((inner: unknown) => readField('', inner, prefixes, holder, key));
    return { name, value: '', children };
  }
  if (isObject(item)) {
    const text = item[TEXT];
    const value = typeof text === 'string' ? text : '';
    return { name, value, children: readFields(item, prefixes, key) };
  }
  return { name, value: readScalar(item, prefixes, TERMS.get(`${holder}/${key}`)), children: [] };
}

/**
 * CBV 2.0, 8.9 expands bare terms and compact URIs. The reference takes the prefixes from the document alone, not from
 * the standard context, so it leaves `cbv:Comp-longitude` where `cbv` is not declared, and its published hashes have it
 * so. The schema lets no other vocabulary be written in this way.
 */
function readScalar(value: unknown, prefixes: Prefixes, vocabulary: Vocabulary | undefined): string {
  if (typeof value === 'string') {
    const expanded = expandCurie(value, prefixes);
    const isLeftAsWritten = vocabulary === 'component' && expanded.trim().startsWith('cbv:');
    return vocabulary === undefined || isLeftAsWritten ? expanded : cbvUri(vocabulary, expanded.trim());
  }
  return typeof value === 'number' || typeof value === 'boolean' ? scalarText(value) : '';
}

function readPair(field: Field, identifier: string): Field {
  const rank = ({ name }: Field) => ['type', identifier].indexOf(name);
  return { ...field, children: [...field.children].sort((one, other) => rank(one) - rank(other)) };
}

/** `{namespace}local` for a user's field whose prefix the document declares (CBV 2.0, 8.9). */
function fieldName(key: string, prefixes: Prefixes): string {
  const curie = splitCurie(key, prefixes);
  return curie === null ? key : `{${curie.namespace}}${curie.local}`;
}
