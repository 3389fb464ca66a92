import { canonicalJson } from '../standards/jcs/canonical-json.js';
import type { StoredEvent } from './events.queries.js';
import { registryContext } from './sealed-event.js';

/**
 * An EPCISDocument of stored events in pieces, so that one of any length takes neither memory nor the processor from others. What
 * was captured is written as it is kept; what the registry wrote itself shares the document's context.
 */
export async function* documentOf(
  pages: AsyncGenerator<readonly StoredEvent[]>,
  root: string,
  creationDate: Date,
): AsyncGenerator<string> {
  const head = {
    '@context': registryContext(root),
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: creationDate.toISOString(),
  };
  let separator = '';
  yield `${JSON.stringify(head).slice(0, -1)},"epcisBody":{"eventList":[`;
  for await (const page of pages) {
    const events = page.flatMap((event) => eventTexts(event, root)).join();
    if (events === '') continue;
    yield separator + events;
    separator = ',';
  }
  yield ']}}';
}

/** What a query answers (EPCIS 2.0 §8.2.7), one page of it. */
export function queryDocument(events: readonly StoredEvent[], root: string, creationDate: Date): string {
  const head = {
    '@context': registryContext(root),
    type: 'EPCISQueryDocument',
    schemaVersion: '2.0',
    creationDate: creationDate.toISOString(),
  };
  const list = events.flatMap((event) => eventTexts(event, root)).join();
  const results = `{"queryName":"SimpleEventQuery","resultsBody":{"eventList":[${list}]}}`;
  return `${JSON.stringify(head).slice(0, -1)},"epcisBody":{"queryResults":${results}}}`;
}

/**
 * An event, and where it is erroneous the same event again with its error declaration: EPCIS 2.0 §7.4.1.2 has the declaration bear
 * the identifier of the erroneous event and name the correcting ones. `root` leaves out the context that the document around it has.
 */
export function eventTexts({ canonical, declaration }: StoredEvent, root: string | null): string[] {
  const text = root === null ? canonical : withoutContext(canonical, root);
  if (declaration === null) return [text];
  const { declarationTime, reason, correctiveEventIDs } = declaration;
  const said = {
    declarationTime,
    reason,
    ...(correctiveEventIDs.length === 0 ? {} : { correctiveEventIDs }),
  };
  return [text, `${text.slice(0, -1)},"errorDeclaration":${JSON.stringify(said)}}`];
}

/** `@` sorts before every letter, so the context comes first in canonical JSON. */
function withoutContext(canonical: string, root: string): string {
  const context = canonicalJson({ '@context': registryContext(root) });
  const start = context.ok ? `${context.value.slice(0, -1)},` : null;
  return start !== null && canonical.startsWith(start) ? `{${canonical.slice(start.length)}` : canonical;
}
