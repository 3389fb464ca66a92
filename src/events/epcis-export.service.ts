import { Inject, Injectable } from '@nestjs/common';
import { canonicalUri } from '../codes/canonical-uri.js';
import { CodesQueries } from '../codes/codes.queries.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { farmBizStep } from '../standards/epcis/farm-steps.js';
import { EPCIS_CONTEXT } from '../standards/epcis/types.js';
import {
  type Amount,
  type CorrectedEvent,
  type EventArea,
  EventsQueries,
  type EventView,
} from './events.queries.js';

/** UN/CEFACT Recommendation 20 codes of the units growers write; others stand as a quantity without a unit. */
const UNITS: Readonly<Record<string, string>> = {
  kg: 'KGM',
  g: 'GRM',
  tấn: 'TNE',
  t: 'TNE',
  l: 'LTR',
  lít: 'LTR',
  ml: 'MLT',
};

/** Origin records as EPCIS 2.0 JSON-LD, for whoever expects the standard. */
@Injectable()
export class EpcisExport {
  constructor(
    private readonly events: EventsQueries,
    private readonly codes: CodesQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The document in pieces, so that a lot of any length takes neither memory nor the processor from others.
   * @throws NotFound before the first piece.
   */
  async documentOf(actor: Actor, lotId: string): Promise<AsyncGenerator<string>> {
    const root = this.config.http.publicUrl;
    await this.events.assertLot(actor, lotId);
    const code = await this.codes.ofLot(actor, lotId);
    // Before a code is issued the lot is named by its own address.
    const lotClass = code === null ? `${root}/lots/${lotId}` : canonicalUri(root, code);
    const pages = this.events.pagesOfLot(actor, lotId);
    const first = await pages.next();
    const head = {
      '@context': [EPCIS_CONTEXT, { daugoc: `${root}/voc/` }],
      type: 'EPCISDocument',
      schemaVersion: '2.0',
      creationDate: this.clock.now().toISOString(),
    };
    return pieces(head, first.done === true ? [] : first.value, pages, (event) =>
      withDeclaration(event, lotClass, root),
    );
  }
}

async function* pieces(
  head: object,
  first: readonly CorrectedEvent[],
  rest: AsyncGenerator<CorrectedEvent[]>,
  said: (event: CorrectedEvent) => object[],
): AsyncGenerator<string> {
  const text = (events: readonly CorrectedEvent[]) =>
    events
      .flatMap(said)
      .map((event) => JSON.stringify(event))
      .join();
  let before = text(first);
  yield `${JSON.stringify(head).slice(0, -1)},"epcisBody":{"eventList":[${before}`;
  for await (const page of rest) {
    const more = text(page);
    yield before === '' || more === '' ? more : `,${more}`;
    before = before === '' ? more : before;
  }
  yield ']}}';
}

/**
 * An event, and where it was corrected the same event again with its error declaration: EPCIS 2.0 §7.4.1.2 has the
 * declaration bear the identifier of the erroneous event and name the corrective one.
 */
function withDeclaration(event: CorrectedEvent, lotClass: string, root: string): object[] {
  if (event.declaresOnly) return [];
  const said = toEpcis(event, lotClass, root);
  const { correction } = event;
  if (correction === null) return [said];
  const errorDeclaration = {
    declarationTime: correction.recordTime.toISOString(),
    reason: correction.declaresOnly ? 'did_not_occur' : 'incorrect_data',
    ...(correction.declaresOnly ? {} : { correctiveEventIDs: [correction.eventId] }),
  };
  return [said, { ...said, recordTime: correction.recordTime.toISOString(), errorDeclaration }];
}

function toEpcis(event: EventView, lotClass: string, root: string): object {
  const harvested = event.areas.map((area) => quantity(`${root}/areas/${area.areaId}/harvest`, area.amount));
  const transforms = event.type === 'TransformationEvent';
  return {
    type: event.type,
    eventID: event.eventId,
    ...(event.action === null ? {} : { action: event.action }),
    bizStep: farmBizStep(event.step, root),
    ...(event.disposition === null ? {} : { disposition: event.disposition }),
    eventTime: event.eventTime.toISOString(),
    eventTimeZoneOffset: event.eventTimeZoneOffset,
    recordTime: event.recordTime.toISOString(),
    ...(transforms
      ? {
          inputQuantityList: [
            ...harvested,
            ...(event.input === null ? [] : [quantity(`${lotClass}#material`, event.input)]),
          ],
          outputQuantityList: [quantity(lotClass, event.output)],
        }
      : { quantityList: [quantity(lotClass, event.output ?? harvestTotal(event))] }),
    ...(event.areas[0] === undefined ? {} : { readPoint: { id: `${root}/areas/${event.areas[0].areaId}` } }),
    ...(event.place === null ? {} : { 'daugoc:place': event.place }),
    ...(event.areas.length === 0 ? {} : { 'daugoc:areas': event.areas.map((area) => areaOf(area, root)) }),
  };
}

function areaOf({ areaId, code, amount }: EventArea, root: string): object {
  return {
    'daugoc:area': `${root}/areas/${areaId}`,
    ...(code === null ? {} : { 'daugoc:code': code }),
    ...(amount === null ? {} : { 'daugoc:quantity': amount.quantity, 'daugoc:unit': amount.unit }),
  };
}

function quantity(epcClass: string, amount: Amount | null): object {
  if (amount === null) return { epcClass };
  const uom = UNITS[amount.unit.toLowerCase()];
  return { epcClass, quantity: amount.quantity, ...(uom === undefined ? {} : { uom }) };
}

/** What all areas gave together, where they were weighed in one unit. */
function harvestTotal(event: EventView): Amount | null {
  const amounts = event.areas.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const [first] = amounts;
  if (first === undefined || amounts.some(({ unit }) => unit !== first.unit)) return null;
  return { quantity: amounts.reduce((sum, { quantity: part }) => sum + part, 0), unit: first.unit };
}
