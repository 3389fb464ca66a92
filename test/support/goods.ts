import type { INestApplication } from '@nestjs/common';
import { ApplicationsService } from '../../src/applications/applications.service.js';
import { CodesService } from '../../src/codes/codes.service.js';
import type { EventInputDto } from '../../src/diary/diary.dto.js';
import { DiaryService } from '../../src/diary/diary.service.js';
import type { AreaDetailsDto } from '../../src/growing-areas/area-details.dto.js';
import type { GrowingAreaInputDto } from '../../src/growing-areas/growing-areas.dto.js';
import { GrowingAreasQueries } from '../../src/growing-areas/growing-areas.queries.js';
import { GrowingAreasService } from '../../src/growing-areas/growing-areas.service.js';
import type { LotInputDto } from '../../src/lots/lots.dto.js';
import { LotsService } from '../../src/lots/lots.service.js';
import type { ProductInputDto } from '../../src/products/products.dto.js';
import { ProductsService } from '../../src/products/products.service.js';
import type { Actor } from '../../src/platform/actor.js';

interface Owned {
  readonly owner: { readonly actor: Actor };
}

/** Plain data: what an area must have, or most have. */
export type AreaInput = Required<Omit<GrowingAreaInputDto, keyof AreaDetailsDto>>;

export interface TestThing {
  readonly id: string;
}

export interface GoodsOptions {
  readonly app: INestApplication;
  readonly now: () => Date;
  readonly official: () => Promise<{ readonly actor: Actor }>;
}

/** What a business grows, makes and sells, made through the services; the office approves unless told otherwise. */
export function createGoods({ app, now, official }: GoodsOptions) {
  async function approve(application: TestThing, areaCode: string | null): Promise<void> {
    const { actor } = await official();
    const fields: Record<string, string> = areaCode === null ? {} : { areaCode };
    const decision = { decision: 'approve', reason: null, fields, version: null } as const;
    await app.get(ApplicationsService).decide(actor, application.id, decision);
  }

  async function area(
    business: Owned,
    options: {
      status?: 'draft' | 'submitted' | 'active';
      input?: Partial<AreaInput> & Partial<AreaDetailsDto>;
    } = {},
  ): Promise<TestThing & { readonly code: string | null }> {
    const { status = 'active', input = {} } = options;
    const { actor } = business.owner;
    const areas = app.get(GrowingAreasService);
    const { id } = await areas.create(actor, { ...areaInput(), ...input });
    if (status === 'draft') return { id, code: null };
    const application = await areas.submit(actor, id);
    if (status === 'submitted') return { id, code: null };
    await approve(application, null);
    return { id, code: (await app.get(GrowingAreasQueries).byId(id)).code };
  }

  async function product(
    business: Owned,
    options: { status?: 'draft' | 'submitted' | 'active'; input?: Partial<ProductInputDto> } = {},
  ): Promise<TestThing> {
    const { status = 'active', input = {} } = options;
    const { actor } = business.owner;
    const products = app.get(ProductsService);
    const { id } = await products.create(actor, { nameVi: 'Chè Shan tuyết thử', ...input });
    if (status === 'draft') return { id };
    const application = await products.submit(actor, id);
    if (status === 'active') await approve(application, null);
    return { id };
  }

  /** Without a product given it makes one. Released lots have been harvested. */
  async function lot(
    business: Owned,
    options: {
      product?: TestThing;
      area?: TestThing;
      status?: 'open' | 'released' | 'held';
      input?: Partial<LotInputDto>;
    } = {},
  ): Promise<TestThing & { readonly productId: string; readonly lotNumber: string }> {
    const { status = 'open', input = {} } = options;
    const { actor } = business.owner;
    const lots = app.get(LotsService);
    lotNumbers += 1;
    const { id: productId } = options.product ?? (await product(business));
    const lotNumber = input.lotNumber ?? `T-${String(lotNumbers).padStart(4, '0')}`;
    const made = await lots.create(actor, { ...input, productId, lotNumber });
    if (status !== 'open') {
      await harvest(business, made, options.area ?? (await area(business)));
      await lots.release(actor, made.id);
    }
    if (status === 'held') await lots.hold(actor, made.id, { reason: 'Kiểm tra lại' });
    return { id: made.id, productId, lotNumber };
  }

  function harvest(
    business: Owned,
    from: TestThing,
    of: TestThing,
    input: Partial<EventInputDto> = {},
  ): Promise<TestThing> {
    return app.get(DiaryService).record(business.owner.actor, from.id, {
      step: 'harvested',
      eventTime: new Date(now().getTime() - 86_400_000).toISOString(),
      responsible: 'Tổ hái 2',
      areas: [{ areaId: of.id, amount: { quantity: 240, unit: 'kg' } }],
      ...input,
    });
  }

  async function code(business: Owned, target: { lotId: string } | { productId: string }): Promise<string> {
    return (await app.get(CodesService).issue(business.owner.actor, target)).code;
  }

  return { area, product, lot, harvest, code };
}

let lotNumbers = 0;
let squares = 0;

/** A square of about 26 hectares that no other test of this file has drawn, in the hills of Thông Nguyên. */
export function squarePolygon(side = 0.005): { type: 'Polygon'; coordinates: number[][][] } {
  const west = 104.5 + 0.01 * (squares % 50);
  const south = 22.5 + 0.01 * Math.floor(squares / 50);
  squares += 1;
  return squareAt(west, south, side);
}

export function squareAt(west: number, south: number, side = 0.005) {
  const [east, north] = [west + side, south + side].map((value) => Math.round(value * 1e6) / 1e6);
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon' as const, coordinates: [ring.map((point) => point.map((value) => value ?? 0))] };
}

/** What a business would declare, right in every field. */
export function areaInput(): AreaInput {
  return {
    name: 'Nương chè Thử',
    crop: 'Chè Shan tuyết',
    hectaresDeclared: 28,
    communeCode: '00721',
    village: 'Thôn Mẫu 3',
    households: 12,
    polygon: squarePolygon(),
    grid: null,
    declaredUnit: 'ha',
  };
}
