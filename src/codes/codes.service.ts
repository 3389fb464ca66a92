import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ownedBy, reaches } from '../access/permissions.js';
import { AuditLog, type AuditActor } from '../audit/audit-log.service.js';
import { type Cause, NO_CAUSE, StateChanges } from '../audit/state-changes.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { Code } from './code.entity.js';
import { codeStates } from './code.transitions.js';
import { drawFreeCode } from './free-code.js';

export interface CodeTarget {
  readonly productId: string;
  readonly lotId: string | null;
  readonly businessId: string;
  readonly sample: boolean;
}

interface TargetRow {
  product_id: string;
  business_id: string;
  product_status: string;
  lot_status: string | null;
  sample: boolean;
}

@Injectable()
export class CodesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
  ) {}

  /** Issues the code of a lot or of an approved product of the actor's business; each has one at most. */
  issue(actor: Actor, target: { readonly lotId?: string; readonly productId?: string }): Promise<Code> {
    if ((target.lotId === undefined) === (target.productId === undefined))
      throw Invalid.field('lotId', 'lot-or-product');
    return this.db.transaction(async (tx) => {
      const row = await this.targetOf(tx, ownedBy(actor), target);
      if (row.product_status !== 'active') throw new Conflict('product-not-active');
      if (row.lot_status === 'recalled' || row.lot_status === 'closed') throw new Conflict('lot-ended');
      return this.issueWithin(tx, actor, {
        productId: row.product_id,
        lotId: target.lotId ?? null,
        businessId: row.business_id,
        sample: row.sample,
      });
    });
  }

  /** For a change that brings a code with it, such as the approval of a product. Returns the code there is, if any. */
  async issueWithin(
    tx: Tx,
    actor: AuditActor & { readonly userId: string },
    target: CodeTarget,
  ): Promise<Code> {
    const known = await tx.findOneBy(
      Code,
      target.lotId === null ? { productId: target.productId, lotId: IsNull() } : { lotId: target.lotId },
    );
    if (known !== null) return known;
    const code = tx.create(Code, {
      ...target,
      code:
        (await keptFor(tx, target.lotId)) ??
        (await drawFreeCode((sql, values) => tx.query<unknown[]>(sql, values))),
      status: 'active',
      statusReason: null,
      issuedBy: actor.userId,
      issuedAt: this.clock.now(),
    });
    await tx.insert(Code, code);
    await this.audit.record(
      tx,
      actor,
      'code.issued',
      { type: 'code', id: code.code, businessId: code.businessId },
      {
        after: { productId: code.productId, lotId: code.lotId },
      },
    );
    return code;
  }

  /** The same for many products at once, which are new: none has one yet. */
  async issueAll(
    tx: Tx,
    actor: AuditActor & { readonly userId: string },
    targets: readonly CodeTarget[],
  ): Promise<void> {
    const drawn = new Set<string>();
    while (drawn.size < targets.length)
      drawn.add(await drawFreeCode((sql, values) => tx.query<unknown[]>(sql, values)));
    const issued = {
      status: 'active',
      statusReason: null,
      issuedBy: actor.userId,
      issuedAt: this.clock.now(),
    } as const;
    const names = [...drawn];
    const codes = targets.map((target, index) =>
      tx.create(Code, { ...target, ...issued, code: names[index] ?? '' }),
    );
    await tx.insert(Code, codes);
    await this.audit.recordAll(
      tx,
      actor,
      codes.map(({ code, businessId, productId, lotId }) => ({
        action: 'code.issued',
        subject: { type: 'code', id: code, businessId },
        after: { productId, lotId },
      })),
    );
  }

  /** An officer pauses a code: whoever scans it reads why. */
  suspend(actor: Actor, code: string, cause: Cause): Promise<Code> {
    return this.move(actor, code, 'suspend', cause);
  }

  resume(actor: Actor, code: string): Promise<Code> {
    return this.move(actor, code, 'resume');
  }

  private move(
    actor: Actor,
    code: string,
    action: Parameters<typeof codeStates.take>[1],
    cause: Cause = NO_CAUSE,
  ): Promise<Code> {
    return this.db.transaction(async (tx) => {
      const found = await tx.findOne(Code, { where: { code }, lock: { mode: 'pessimistic_write' } });
      if (found === null || !reaches(actor, found.businessId)) throw new NotFound();
      const subject = { type: 'code', id: code, businessId: found.businessId };
      const before = { status: found.status, reason: found.statusReason };
      const { transition, state } = await this.states.take(
        tx,
        actor,
        codeStates,
        action,
        subject,
        found.status,
        cause,
      );
      Object.assign(found, { status: state, statusReason: cause.reason });
      await tx.save(found);
      const after = { status: found.status, reason: found.statusReason };
      await this.audit.record(tx, actor, transition.entry, subject, { before, after });
      return found;
    });
  }

  /** Held until commit, so that two who ask at the same moment get the one code. */
  private async targetOf(
    tx: Tx,
    businessIds: readonly string[],
    target: { lotId?: string; productId?: string },
  ): Promise<TargetRow> {
    const sql =
      target.lotId === undefined
        ? `select p.id as product_id, p.business_id, p.status as product_status, null as lot_status, p.sample
           from products p where p.id = $1 and p.business_id = any($2) for no key update of p`
        : `select p.id as product_id, l.business_id, p.status as product_status, l.status as lot_status, l.sample
           from lots l join products p on p.id = l.product_id where l.id = $1 and l.business_id = any($2) for no key update of l for share of p`;
    const [row] = await tx.query<TargetRow[]>(sql, [target.lotId ?? target.productId, businessIds]);
    if (row === undefined) throw new NotFound();
    return row;
  }
}

/** What the lot is called in events already. */
async function keptFor(tx: Tx, lotId: string | null): Promise<string | null> {
  if (lotId === null) return null;
  const [row] = await tx.query<{ kept_code: string | null }[]>('select kept_code from lots where id = $1', [
    lotId,
  ]);
  return row?.kept_code ?? null;
}
