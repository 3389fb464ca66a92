import fc from 'fast-check';

/** One change to a JSON document, chosen by number so that fast-check can shrink it. Used by specs only. */
export interface Mutation {
  readonly place: number;
  readonly kind: 'replace' | 'remove' | 'add' | 'repeat' | 'rename';
  readonly name: string;
  readonly value: unknown;
}

const NAMES = [
  'type', 'action', 'epcList', 'ilmd', 'parentID', 'childEPCs', 'quantityList', 'transformationID', 'readPoint', 'id',
  'persistentDisposition', 'sensorElementList', 'bizStep', 'uom', '@context', 'eventID', 'certificationInfo',
  'errorDeclaration', 'set', 'unset', 'ex:own', 'urn:x:y', 'own', '__proto__', 'constructor', 'toString', '',
  'https://example.vn/ü', 'inputEPCList', 'outputQuantityList', 'schemaVersion', 'epcisHeader', 'epcisMasterData',
  'vocabularyList', 'queryName', 'recordTime', 'declarationTime', 'a:"', 'a:', 'a:[', 'A1+.-:/%2f?#', 'x:#/?',
]; // prettier-ignore

const TEXTS = [
  'ObjectEvent', 'AggregationEvent', 'TransactionEvent', 'TransformationEvent', 'AssociationEvent', 'EPCISDocument',
  'EPCISQueryDocument', 'ex:Event', 'ADD', 'DELETE', 'OBSERVE', 'add', 'shipping', 'active', 'recalled', 'po',
  'owning_party', 'Temperature', 'ALARM_CONDITION', 'x', 'incorrect_data', 'urn:epcglobal:cbv:bizstep:shipping',
  'https://ns.gs1.org/cbv/BizStep-shipping', 'https://ref.gs1.org/cbv/BizStep-shipping', 'https://gs1.org/voc/Speed',
  'http://www.gs1.org/voc/Speed', 'gs1:Speed', 'urn:epc:id:sgtin:0614141.107346.2017', 'http://[::1]/a', 'http://[::1', 'a://x:y',
  'http://[1:2]', 'a:/[::ffff:1.2.3.4]:8/p?q#f', 'a:[::1]', 'http://u@[v1.x]/', 'http://a b', 'a:%zz', 'a:b#c#d', '//x/y', 'ſ:x', 'a:é',
  '2026-02-29T00:00:00Z', '2024-02-29T00:00:00Z', '2026-01-01T00:00:00', '2026-01-01T23:59:60Z', '2026-01-01T24:00:00Z',
  '2026-01-01t00:00:00.123456z', '2026-01-01 00:00:00+07', '2026-01-01T06:59:60+0700', '2026-01-01T00:00:00+24:00',
  '2026-01-01T12:00:60Z', '0000-01-01T00:00:00Z', '2026-13-01T00:00:00Z', '2026-01-01T00:60:00Z', '2026-01-01T00:00:00.Z',
  '2026-01-01T00:29:60+00:30', '2026-01-01T23:59:61Z', '2026-01-01T22:59:60.5-01:00', '+14:00', '+14:01', '-13:59', '+07', 'Z', 'KGM', 'kg', 'A1', 'ABCD',
  '2.0', '2.', '2', '0aF', '', ' ', '__proto__',
]; // prettier-ignore

const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string() },
);

const value = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(0, -1, 4.5, true, false, null, [], {}, [[]], [{}]) },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...NAMES), text, { maxKeys: 3 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(),
  kind: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'repeat', 'rename'),
  name: fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 6 })),
  value,
});

/** A changed copy of the document; the document itself stays as it is. */
export function mutate(document: unknown, { place, kind, name, value: put }: Mutation): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(document));
  const nodes: { parent: Record<string, unknown> | unknown[]; key: string }[] = [];
  collect(copy, nodes);
  const node = nodes[place % Math.max(nodes.length, 1)];
  if (node === undefined) return put;
  const { parent, key } = node;
  const index = Number(key);
  if (Array.isArray(parent)) {
    if (kind === 'remove') parent.splice(index, 1);
    else if (kind === 'repeat') parent.push(parent[index]);
    else parent[index] = put;
    return copy;
  }
  if (kind === 'remove' || kind === 'rename') {
    if (kind === 'rename') define(parent, name, parent[key]);
    Reflect.deleteProperty(parent, key);
  } else define(parent, kind === 'add' ? name : key, put);
  return copy;
}

/** Like JSON.parse, makes even `__proto__` an ordinary member. */
function define(target: object, name: string, content: unknown): void {
  Object.defineProperty(target, name, {
    value: content,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function collect(
  parent: unknown,
  nodes: { parent: Record<string, unknown> | unknown[]; key: string }[],
): void {
  if (typeof parent !== 'object' || parent === null) return;
  const container = parent as Record<string, unknown> | unknown[];
  for (const [key, child] of Object.entries(container)) {
    nodes.push({ parent: container, key });
    collect(child, nodes);
  }
}
