import { Injectable, type OnModuleInit } from '@nestjs/common';
import { can, reaches } from '../access/permissions.js';
import { isOfficial } from '../access/roles.js';
import { type LotPart, LotParts } from '../lots/lot-parts.js';
import type { LotDetail } from '../lots/lots.queries.js';
import type { Actor } from '../platform/actor.js';
import type { PageContext } from '../ui/page-context.js';
import { LotBalance } from './lot-balance.views.js';
import { RECORDED, type Recorded, TAKING } from './operation-kinds.js';
import { OperationsQueries } from './operations.queries.js';

/** Its balance and what was done with it, on the page of a lot. */
@Injectable()
export class LotBalancePart implements LotPart, OnModuleInit {
  readonly order = 10;

  constructor(
    private readonly parts: LotParts,
    private readonly queries: OperationsQueries,
  ) {}

  onModuleInit(): void {
    this.parts.add(this);
  }

  async load(actor: Actor, lot: LotDetail, ctx: PageContext) {
    const [balances, operations] = await Promise.all([
      this.queries.balances(actor, lot.id),
      this.queries.ofLot(actor, lot.id),
    ]);
    const mayRecord =
      !isOfficial(actor.role) && can(actor, 'operation:record') && reaches(actor, lot.businessId);
    const offers = mayRecord ? offersFor(lot) : [];
    return (
      <LotBalance ctx={ctx} lotId={lot.id} balances={balances} operations={operations} offers={offers} />
    );
  }
}

function offersFor({ status, material }: LotDetail): readonly Recorded[] {
  if (status === 'closed') return [];
  // What is stopped is neither worked on nor sold.
  if (status === 'held' || status === 'recalled') return TAKING.filter((kind) => kind !== 'sell');
  return RECORDED.filter((kind) => kind !== 'harvest' && !(material !== null && kind === 'sell'));
}
