import { CodesService } from '../codes/codes.service.js';
import { EventInputDto } from '../diary/diary.dto.js';
import { DiaryService } from '../diary/diary.service.js';
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
    lot.steps.forEach((step, index) => this.tellStep(step, index));
    timeline.add(at(last, '20:30'), () => app.get(CodesService).issue(source.actor(), { lotId: this.lotId }));
    if (lot.ends === 'open') return;
    timeline.add(at(last, '20:40'), () => app.get(LotsService).release(source.actor(), this.lotId));
    if (lot.ends === 'released') return;
    const { held } = lot.ends;
    timeline.add(at(plusDays(last, lot.after ?? 0), '21:00'), () =>
      app.get(LotsService).hold(office.reviewer(), this.lotId, { reason: held }),
    );
  }

  private tellStep(step: SampleStep, index: number): void {
    const { app, timeline, at } = this.stage;
    const slip = this.lot.slip?.step === index ? this.lot.slip : undefined;
    const events = app.get(DiaryService);
    let eventId = '';
    timeline.add(at(this.day(step.day), '20:10'), async () => {
      const input = await this.inputOf({ ...step, ...slip?.entered });
      eventId = (await events.record(this.source.actor(), this.lotId, input)).id;
    });
    if (slip === undefined) return;
    timeline.add(at(this.day(step.day + 1), '08:30'), async () =>
      events.correct(this.source.actor(), eventId, slip.reason, await this.inputOf(step)),
    );
  }

  private inputOf({ day, time, taken, ...step }: SampleStep): Promise<EventInputDto> {
    const onArea = ['sown', 'in_season', 'tended', 'harvested'].includes(step.step);
    const amount = taken === undefined ? {} : { amount: taken };
    return readInput(EventInputDto, {
      ...step,
      eventTime: this.stage.at(this.day(day), time).toISOString(),
      areas: onArea ? [{ areaId: this.source.areaId(this.lot.area), ...amount }] : [],
    });
  }

  private day(fromHarvest: number): CalendarDate {
    return plusDays(this.harvest, fromHarvest);
  }
}
