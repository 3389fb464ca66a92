import { Injectable } from '@nestjs/common';
import { reaches } from '../../access/permissions.js';
import { AuditLog, changed } from '../../audit/audit-log.service.js';
import { StateChanges } from '../../audit/state-changes.service.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { assertVersion, type Versions } from '../../platform/http/if-match.js';
import { newId } from '../../platform/id.js';
import { PlacesQueries } from '../../places/places.queries.js';
import { parsePhone } from '../../standards/vietnam/phone.js';
import { parseTaxCode } from '../../standards/vietnam/tax-code.js';
import { Business } from '../business.entity.js';
import { sharesCompanyPrefix } from './company-prefix.js';
import { BusinessSite } from './site.entity.js';
import { siteStates } from './site.transitions.js';
import type { RepresentativeInput, SiteDeclaration } from './sites.dto.js';

const FACTS = ['kind', 'name', 'communeCode', 'street', 'gln', 'taxCode', 'status'] as const;
/** More than any cooperative works at. */
const SITES_MAX = 200;
const PEOPLE_MAX = 50;

/** Branches, places of production and representatives, as their business declares them. */
@Injectable()
export class SitesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    private readonly places: PlacesQueries,
  ) {}

  /** @throws Invalid for a commune, a GLN or a tax code that cannot be of this business. */
  async declare(actor: Actor, businessId: string, input: SiteDeclaration): Promise<string> {
    await this.assertCommune(input.communeCode);
    return this.db.transaction(async (tx) => {
      const business = await lockBusiness(tx, actor, businessId);
      const [held] = await tx.query<{ total: number }[]>(
        'select count(*)::int as total from business_sites where business_id = $1',
        [businessId],
      );
      if ((held?.total ?? 0) >= SITES_MAX) throw new Conflict('sites-many');
      const now = this.clock.now();
      const site = tx.create(BusinessSite, {
        id: newId(),
        businessId,
        ...factsOf(input),
        status: 'declared',
        createdAt: now,
        updatedAt: now,
      });
      await assertNumbers(tx, business, site);
      await tx.insert(BusinessSite, site);
      await this.record(tx, actor, 'business-site.declared', site, { after: told(site) });
      return site.id;
    });
  }

  async edit(actor: Actor, id: string, version: Versions, change: Partial<SiteDeclaration>): Promise<void> {
    if (change.communeCode !== undefined) await this.assertCommune(change.communeCode);
    await this.db.transaction(async (tx) => {
      const site = await this.lockOrThrow(tx, actor, id);
      assertVersion(site, version);
      const business = await lockBusiness(tx, actor, site.businessId);
      const before = told(site);
      Object.assign(site, factsOf(Object.assign({}, site, change)));
      await assertNumbers(tx, business, site);
      await this.move(tx, actor, site, 'edit', before);
    });
  }

  /** The office has seen that it is so. */
  confirm(actor: Actor, id: string): Promise<void> {
    return this.step(actor, id, 'confirm');
  }

  end(actor: Actor, id: string): Promise<void> {
    return this.step(actor, id, 'end');
  }

  /** The log tells that somebody stands for the business, never who: it is not erased. */
  addPerson(actor: Actor, businessId: string, input: RepresentativeInput): Promise<string> {
    return this.db.transaction(async (tx) => {
      await lockBusiness(tx, actor, businessId);
      const [held] = await tx.query<{ total: number }[]>(
        'select count(*)::int as total from representatives where business_id = $1',
        [businessId],
      );
      if ((held?.total ?? 0) >= PEOPLE_MAX) throw new Conflict('representatives-many');
      const id = newId();
      const phone = input.phone == null ? null : parsePhone(input.phone);
      await tx.query(
        `insert into representatives (id, business_id, name, position, legal, phone, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)`,
        [
          id,
          businessId,
          input.name,
          input.position,
          input.legal,
          phone?.ok === true ? phone.value : null,
          this.clock.now(),
        ],
      );
      const subject = { type: 'representative', id, businessId };
      await this.audit.record(tx, actor, 'representative.added', subject, { after: { legal: input.legal } });
      return id;
    });
  }

  removePerson(actor: Actor, businessId: string, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [gone] = await tx.query<[unknown[], number]>(
        'delete from representatives where id = $1 and business_id = $2 returning id',
        [id, businessId],
      );
      if (gone.length === 0) throw new NotFound();
      // The trigger of pages listens to what is written, not to what goes.
      const business = await lockBusiness(tx, actor, businessId);
      business.updatedAt = this.clock.now();
      await tx.save(business);
      await this.audit.record(tx, actor, 'representative.removed', {
        type: 'representative',
        id,
        businessId,
      });
    });
  }

  private step(actor: Actor, id: string, action: 'confirm' | 'end'): Promise<void> {
    return this.db.transaction(async (tx) => {
      const site = await this.lockOrThrow(tx, actor, id);
      await this.move(tx, actor, site, action, told(site));
    });
  }

  /** One line of the table, and the entry that tells of it. */
  private async move(
    tx: Tx,
    actor: Actor,
    site: BusinessSite,
    action: Parameters<typeof siteStates.take>[1],
    before: ReturnType<typeof told>,
  ): Promise<void> {
    const { id, businessId } = site;
    const { transition, state } = await this.states.take(
      tx,
      actor,
      siteStates,
      action,
      { id, businessId },
      site.status,
    );
    site.status = state;
    site.updatedAt = this.clock.now();
    await tx.save(site);
    await this.record(tx, actor, transition.entry, site, changed(before, told(site), FACTS));
  }

  private async assertCommune(code: string): Promise<void> {
    if ((await this.places.commune(code)) === null) throw Invalid.field('communeCode', 'commune-unknown');
  }

  private async lockOrThrow(tx: Tx, actor: Actor, id: string): Promise<BusinessSite> {
    const site = await tx.findOne(BusinessSite, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (site === null || !reaches(actor, site.businessId)) throw new NotFound();
    return site;
  }

  private record(
    tx: Tx,
    actor: Actor,
    action: string,
    { id, businessId }: BusinessSite,
    change: Parameters<AuditLog['record']>[4],
  ) {
    return this.audit.record(tx, actor, action, { type: 'business-site', id, businessId }, change);
  }
}

async function lockBusiness(tx: Tx, actor: Actor, id: string): Promise<Business> {
  const business = reaches(actor, id)
    ? await tx.findOne(Business, { where: { id }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (business === null) throw new NotFound();
  if (business.mergedInto !== null) throw new Conflict('business-merged');
  if (business.status === 'closed') throw new Conflict('business-closed');
  return business;
}

/** As it is kept; the DTO has judged each field with the same parser. */
function factsOf({ kind, name, communeCode, street, gln, taxCode }: SiteDeclaration) {
  const parsed = taxCode == null ? null : parseTaxCode(taxCode);
  return {
    kind,
    name,
    communeCode,
    street,
    gln: gln ?? null,
    taxCode: parsed?.ok === true ? String(parsed.value) : null,
  };
}

function told({ kind, name, communeCode, street, gln, taxCode, status }: BusinessSite) {
  return { kind, name, communeCode, street, gln, taxCode, status };
}

/** The numbers of a place are the business's own: a branch has its tax code, a GLN its company prefix. */
async function assertNumbers(tx: Tx, business: Business, site: BusinessSite): Promise<void> {
  const { taxCode, gln, kind } = site;
  if (taxCode !== null) {
    if (kind !== 'branch') throw Invalid.field('taxCode', 'site-tax-code-of-branch');
    const head = business.taxCode?.slice(0, 10);
    if (taxCode.length !== 14 || head === undefined || !taxCode.startsWith(`${head}-`))
      throw Invalid.field('taxCode', 'site-tax-code-of-business');
    if (taxCode === business.taxCode) throw Invalid.field('taxCode', 'site-tax-code-of-seat');
  }
  if (gln === null) return;
  if (gln === business.gln) throw Invalid.field('gln', 'site-gln-of-seat');
  const gtins = await tx.query<{ gtin: string }[]>(
    'select gtin from products where business_id = $1 and gtin is not null order by id limit 20',
    [business.id],
  );
  const own = business.gln === null ? gtins.map(({ gtin }) => gtin) : [business.gln];
  if (!sharesCompanyPrefix(gln, own)) throw Invalid.field('gln', 'site-gln-prefix');
}
