import { CodesService } from '../codes/codes.service.js';
import { EventInputDto } from '../events/events.dto.js';
import { EventsService } from '../events/events.service.js';
import { LotInputDto } from '../lots/lots.dto.js';
import { LotsService } from '../lots/lots.service.js';
import type { Actor } from '../platform/actor.js';
import { readInput } from '../platform/http/validation.js';
import { type CalendarDate, plusDays } from '../standards/vietnam/calendar-date.js';
import type { Stage } from './business-tale.js';
import type { SampleLot, SampleStep } from './sample-story.js';
import { harvestDay, lotNumber } from './season.js';

/** Of whom and of what a lot is; known once its business and product exist. */
export interface LotSource {
  actor(): Actor;
  productId(): string;
  areaId(index: number): string;
}

/** One lot: opened at its first step, its diary entered on the evening of each day, its code issued, then sold. */
export class LotTale {
  private readonly harvest: CalendarDate;
  private lotId = '';

  constructor(
    private readonly stage: Stage,
    private readonly source: LotSource,
    private readonly lot: SampleLot,
  ) {
    this.harvest = harvestDay(lot, stage.today);
  }

  tell(): void {
    const { app, timeline, at, office } = this.stage;
    const { lot, source } = this;
    const days = lot.steps.map(({ day }) => day);
    const [first, last] = [this.day(Math.min(...days)), this.day(Math.max(...days))];
    timeline.add(at(first, '05:00'), async () => {
      const { id } = await app.get(LotsService).create(
        source.actor(),
        await readInput(LotInputDto, {
          productId: source.productId(),
          lotNumber: lotNumber(lot, this.harvest),
          quantity: lot.quantity,
          unit: lot.unit,
          madeOn: this.day(lot.madeDay),
        }),
      );
      this.lotId = id;
    });
    for (const step of lot.steps) timeline.add(at(this.day(step.day), '20:10'), () => this.record(step));
    timeline.add(at(last, '20:30'), () => app.get(CodesService).issue(source.actor(), { lotId: this.lotId }));
    if (lot.ends === 'open') return;
    timeline.add(at(last, '20:40'), () => app.get(LotsService).release(source.actor(), this.lotId));
    if (lot.ends === 'released') return;
    const { held } = lot.ends;
    timeline.add(at(plusDays(last, lot.after ?? 0), '21:00'), () =>
      app.get(LotsService).hold(office.reviewer(), this.lotId, held),
    );
  }

  private async record({ day, time, taken, ...step }: SampleStep): Promise<unknown> {
    const { app, at } = this.stage;
    const areas =
      step.step === 'harvested' || step.step === 'tended' || step.step === 'in_season' || step.step === 'sown'
        ? [{ areaId: this.source.areaId(this.lot.area), ...(taken === undefined ? {} : { amount: taken }) }]
        : [];
    return app.get(EventsService).record(
      this.source.actor(),
      this.lotId,
      await readInput(EventInputDto, {
        ...step,
        eventTime: at(this.day(day), time).toISOString(),
        areas,
      }),
    );
  }

  private day(fromHarvest: number): CalendarDate {
    return plusDays(this.harvest, fromHarvest);
  }
}
