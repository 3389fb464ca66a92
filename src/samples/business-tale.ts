import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApplicationsService, toDecisionInput } from '../applications/applications.service.js';
import { BusinessInput } from '../businesses/businesses.dto.js';
import { BusinessesService } from '../businesses/businesses.service.js';
import { CodeNumbers } from '../area-codes/code-numbers.service.js';
import { GrowingAreaInputDto } from '../growing-areas/growing-areas.dto.js';
import { GrowingAreasService } from '../growing-areas/growing-areas.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { readInput } from '../platform/http/validation.js';
import { ProductInputDto } from '../products/products.dto.js';
import { ProductsService } from '../products/products.service.js';
import { type CalendarDate, plusDays } from '../standards/vietnam/calendar-date.js';
import { ProductVariants } from '../products/product-variants.service.js';
import { VariantInputDto } from '../products/variants.dto.js';
import { tellStars } from './certificates-tale.js';
import { draw } from './drawings.js';
import { LotTale } from './lot-tale.js';
import { tellCodes } from './area-codes-tale.js';
import type { SampleAccounts, SamplePerson } from './sample-accounts.js';
import type { Answer, SampleArea, SampleBusiness, SampleProduct } from './sample-story.js';
import { harvestDay } from './season.js';
import type { Timeline } from './timeline.js';

export interface Office {
  reviewer(): Actor;
}

/** What every tale needs around it. */
export interface Stage {
  readonly app: NestFastifyApplication;
  readonly people: SampleAccounts;
  readonly timeline: Timeline;
  readonly office: Office;
  readonly list: (person: SamplePerson, business?: string) => void;
  readonly today: CalendarDate;
  readonly at: (day: CalendarDate, time: string) => Date;
}

const ANSWERED_AFTER_MS = 26 * 3_600_000;
/** Declared so many days before the first diary entry. */
const DECLARED_DAYS = { area: 50, product: 40 } as const;
/** What still waits for an answer came lately. */
const WAITING_DAYS = 2;

/** One business from its registration on. */
export class BusinessTale {
  readonly registered: CalendarDate;
  private readonly firstEntry: CalendarDate;
  private owner: Actor | undefined;
  private readonly areaIds: string[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly sample: SampleBusiness,
  ) {
    const firsts = sample.products
      .flatMap(({ lots }) => lots)
      .map((lot) => plusDays(harvestDay(lot, stage.today), Math.min(...lot.steps.map(({ day }) => day))));
    this.firstEntry = firsts.reduce((a, b) => (a < b ? a : b), stage.today);
    this.registered = plusDays(this.firstEntry, -sample.leadDays);
  }

  tell(): void {
    const { sample, stage } = this;
    stage.timeline.add(stage.at(this.registered, '09:15'), () => this.register());
    sample.areas.forEach((area, index) => this.tellArea(area, index));
    sample.products.forEach((product, index) => this.tellProduct(product, index));
  }

  private async register(): Promise<void> {
    const { app, people, list } = this.stage;
    const { key, input, staff, answer } = this.sample;
    const person = await people.add(`owner.${key}`, 'Chủ cơ sở (mẫu)', 'owner');
    const { business, application } = await app
      .get(BusinessesService)
      .register(person.actor, await readInput(BusinessInput, input), true);
    this.owner = { ...person.actor, businessId: business.id, businessName: business.name };
    list(person, business.name);
    if (staff === true)
      list(await people.add(`staff.${key}`, 'Người ghi nhật ký (mẫu)', 'staff', business), business.name);
    await this.answer(application.id, answer);
  }

  private tellArea(area: SampleArea, index: number): void {
    const { app, timeline, at, today, office } = this.stage;
    const service = app.get(GrowingAreasService);
    const day =
      area.answer === 'approved'
        ? plusDays(this.firstEntry, -DECLARED_DAYS.area)
        : plusDays(today, -WAITING_DAYS);
    timeline.add(at(day, '10:05'), async () => {
      const { id } = await service.create(
        this.actor(),
        await readInput(GrowingAreaInputDto, {
          name: area.name,
          crop: area.crop,
          hectaresDeclared: area.hectares,
          communeCode: area.communeCode,
          village: area.village,
          households: area.households,
          polygon: { type: 'Polygon', coordinates: [[...area.corners, area.corners[0]]] },
        }),
      );
      this.areaIds[index] = id;
      const { id: dossier } = await service.submit(this.actor(), id);
      const code = app.get(CodeNumbers).write('field', area.communeCode, area.sequence);
      await this.answer(dossier, area.answer, code);
    });
    if (area.answer === 'approved')
      timeline.add(at(plusDays(day, 5), '09:40'), () =>
        tellCodes(this.stage, this.actor(), this.areaId(index), area),
      );
    const { suspended } = area;
    if (suspended !== undefined)
      timeline.add(at(plusDays(today, -1), '14:30'), () =>
        service.suspend(office.reviewer(), this.areaId(index), { reason: suspended }),
      );
  }

  private tellProduct(product: SampleProduct, index: number): void {
    const { app, timeline, at, today, office } = this.stage;
    const service = app.get(ProductsService);
    const { drawing, answer, suspended, lots, ocop, variants = [], ...input } = product;
    const day =
      answer === 'approved'
        ? plusDays(this.firstEntry, index - DECLARED_DAYS.product)
        : plusDays(today, -WAITING_DAYS);
    let productId = '';
    timeline.add(at(day, '13:40'), async () => {
      const { id } = await service.create(
        this.actor(),
        await readInput(ProductInputDto, input),
        await draw(drawing),
      );
      productId = id;
      for (const variant of variants)
        await app.get(ProductVariants).add(this.actor(), id, null, await readInput(VariantInputDto, variant));
      const { id: dossier } = await service.submit(this.actor(), id);
      await this.answer(dossier, answer);
    });
    if (ocop !== undefined)
      timeline.add(at(plusDays(day, 6), '10:20'), () =>
        tellStars(this.stage, this.actor(), productId, ocop, drawing, plusDays(day, 6)),
      );
    const source = {
      actor: () => this.actor(),
      productId: () => productId,
      areaId: (which: number) => this.areaId(which),
    };
    for (const lot of lots) new LotTale(this.stage, source, lot).tell();
    if (suspended !== undefined)
      timeline.add(at(plusDays(today, -1), '15:00'), () =>
        service.suspend(office.reviewer(), productId, { reason: suspended }),
      );
  }

  /** What the office says to a dossier the day after it came. */
  private async answer(dossierId: string, answer: Answer, areaCode: string | null = null): Promise<void> {
    if (answer === 'waiting') return;
    const { app, office } = this.stage;
    const decision =
      answer === 'approved'
        ? toDecisionInput({ decision: 'approve', fields: areaCode === null ? {} : { areaCode } })
        : toDecisionInput({ decision: 'amend', reason: answer.amend });
    const clock = app.get(Clock);
    const answered = new Date(clock.now().getTime() + ANSWERED_AFTER_MS);
    await clock.at(answered, () =>
      app.get(ApplicationsService).decide(office.reviewer(), dossierId, decision),
    );
  }

  private actor(): Actor {
    if (this.owner === undefined) throw new Error(`${this.sample.key} acts before it registered`);
    return this.owner;
  }

  private areaId(index: number): string {
    const id = this.areaIds[index];
    if (id === undefined) throw new Error(`${this.sample.key} has no area ${index} yet`);
    return id;
  }
}
