import { Injectable, type OnModuleInit } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { StateChanges } from '../audit/state-changes.service.js';
import type {
  Acquaintance,
  BulkKind,
  BulkRow,
  Entering,
  KeptReason,
  Made,
  Plain,
} from '../bulk/bulk-kind.js';
import { placeText } from '../bulk/place-cells.js';
import { BulkKinds } from '../bulk/bulk-kinds.js';
import { OFFICE } from '../bulk/bulk.feature.js';
import { lockMade } from '../bulk/taking-back.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Invalid } from '../platform/errors.js';
import { readInput } from '../platform/http/validation.js';
import { newId } from '../platform/id.js';
import type { Commune } from '../places/places.queries.js';
import type { OutCell } from '../standards/tables/index.js';
import { businessNameKey } from '../standards/vietnam/business-name.js';
import { nameKey } from '../standards/vietnam/fold.js';
import { parsePersonalId } from '../standards/vietnam/personal-id.js';
import { parseTaxCode } from '../standards/vietnam/tax-code.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { auditedFacts } from './business-audit.js';
import { BUSINESS_COLUMNS } from './business-columns.js';
import { BusinessFacts } from './business-facts.js';
import { Business, type BusinessKind } from './business.entity.js';
import { businessStates } from './business.transitions.js';
import { BusinessInput } from './businesses.dto.js';
import { PersonalIds } from './personal-ids.service.js';

type Row = BulkRow<BusinessInput>;
const PAGE = 500;

interface Known extends Record<string, unknown> {
  readonly name: string;
  readonly communeCode: string;
  readonly taxCode: string | null;
  readonly personalIdHash: Buffer | null;
}

interface Shown extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly communeCode: string;
  readonly taxCode: string | null;
  readonly kind: BusinessKind;
  readonly gln: string | null;
  readonly street: string;
  readonly formerAddress: string | null;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactEmail: string;
  readonly website: string | null;
  readonly commune: Commune | null;
}

/** Sheets of businesses: a province begins with a list of those it knows. */
@Injectable()
export class BusinessBulk implements BulkKind<BusinessInput>, OnModuleInit {
  readonly kind = 'businesses';
  readonly order = 10;
  readonly who = OFFICE;
  readonly columns = BUSINESS_COLUMNS;
  readonly words = ({ bulk }: ReturnType<typeof words>) => bulk.kinds.businesses;

  constructor(
    private readonly kinds: BulkKinds,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    private readonly facts: BusinessFacts,
    private readonly personalIds: PersonalIds,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  async read(plain: Plain): Promise<BusinessInput> {
    const input = await readInput(BusinessInput, plain);
    this.facts.apply(Object.assign(new Business(), { id: newId() }), input); // kind and identity have to fit
    return input;
  }

  keys({ input }: Row) {
    const named = { column: 'name', key: `${nameKey(input.name)} ${input.communeCode} ${input.kind}` };
    const code = taxCodeOf(input);
    const hash = this.hashOf(input);
    return [
      ...(code === null ? [] : [{ column: 'taxCode', key: code }]),
      ...(hash === null ? [] : [{ column: 'personalId', key: hash }]),
      // A branch has a code of its own and the name of its house.
      ...(code === null && hash === null ? [named] : []),
    ];
  }

  async known(actor: Actor, rows: readonly Row[]): Promise<Acquaintance[]> {
    const outside = await this.outsideUnits(actor, rows);
    const found = await this.db.query<Known>(
      `select name, commune_code as "communeCode", tax_code as "taxCode", personal_id_hash as "personalIdHash" from businesses
       where status not in ('refused', 'closed') and merged_into is null
         and (tax_code = any($1) or commune_code = any($2) or personal_id_hash = any($3))`,
      [
        rows.flatMap(({ input }) => taxCodeOf(input) ?? []),
        [...new Set(rows.map(({ input }) => input.communeCode))],
        rows.flatMap(({ input }) => this.hashOf(input) ?? []).map((hash) => Buffer.from(hash, 'hex')),
      ],
    );
    const byCode = new Map(
      found.flatMap(({ taxCode, name }) => (taxCode === null ? [] : [[taxCode, name] as const])),
    );
    const byHash = new Map(
      found.flatMap(({ personalIdHash, name }) =>
        personalIdHash === null ? [] : [[personalIdHash.toString('hex'), name] as const],
      ),
    );
    const byName = new Map(
      found.map(({ communeCode, name }) => [`${communeCode} ${businessNameKey(name)}`, name]),
    );
    return rows.map(({ input }) => {
      if (outside.has(input.communeCode)) return { bad: { path: 'place', code: 'cell-outside-units' } };
      const ofCode = byCode.get(taxCodeOf(input) ?? '');
      if (ofCode !== undefined)
        return { same: { path: 'taxCode', code: 'known-tax-code', params: { name: ofCode } } };
      const ofHash = byHash.get(this.hashOf(input) ?? '');
      if (ofHash !== undefined)
        return { similar: { path: 'personalId', code: 'known-personal-id', params: { name: ofHash } } };
      const ofName = byName.get(`${input.communeCode} ${businessNameKey(input.name)}`);
      return ofName === undefined
        ? {}
        : { similar: { path: 'name', code: 'known-business', params: { name: ofName } } };
    });
  }

  /** They count as sent by the business and approved by the office: one step of the table, with its entries. */
  async enter(tx: Tx, actor: Actor, rows: readonly Row[], { sample }: Entering): Promise<Made[]> {
    const now = this.clock.now();
    const provinces = await tx.query<{ code: string; province: string }[]>(
      'select code, province_code as province from communes_today where code = any($1)',
      [rows.map(({ input }) => input.communeCode)],
    );
    const provinceOf = new Map(provinces.map(({ code, province }) => [code, province]));
    const businesses = rows.map(({ input }) => {
      const provinceCode = provinceOf.get(input.communeCode);
      if (provinceCode === undefined) throw Invalid.field('communeCode', 'commune-unknown');
      const business = tx.create(Business, {
        id: newId(),
        status: 'submitted',
        mergedInto: null,
        consents: [],
        disclosure: {},
        sample,
        provinceCode,
        createdAt: now,
        updatedAt: now,
      });
      this.facts.apply(business, input);
      return business;
    });
    const registered = businesses.map((business) => ({
      ...entryOf(business, 'business.registered'),
      after: auditedFacts(business),
    }));
    const subjects = businesses.map(({ id }) => ({ id, businessId: id }));
    const { transition, state } = await this.states.takeAll(
      tx,
      actor,
      businessStates,
      'approve',
      subjects,
      'submitted',
    );
    for (const business of businesses) business.status = state;
    await tx.insert(Business, businesses);
    const approved = businesses.map((business) => ({
      ...entryOf(business, transition.entry),
      before: { status: 'submitted' },
      after: { status: state },
    }));
    await this.audit.recordAll(tx, actor, [...registered, ...approved]);
    return businesses.map(({ id }) => ({ id, version: 1 }));
  }

  async takeBack(tx: Tx, actor: Actor, made: Made): Promise<KeptReason | null> {
    const { id } = made;
    const kept = await lockMade(tx, 'businesses', made);
    if (kept !== null) return kept;
    const business = await tx.findOneByOrFail(Business, { id });
    // What was found out by itself goes with it; what an official settled about it, or anything else that refers to it, refuses.
    await tx.query('delete from business_keys where business_id = $1', [id]);
    await tx.query(
      `delete from duplicate_candidates where (one_id = $1 or other_id = $1) and state = 'open'`,
      [id],
    );
    await tx.query('delete from businesses where id = $1', [id]);
    await this.audit.record(
      tx,
      actor,
      'business.taken-back',
      { type: 'business', id, businessId: id },
      { before: auditedFacts(business) },
    );
    return null;
  }

  async *rows(actor: Actor, lang: Lang): AsyncGenerator<Readonly<Record<string, OutCell>>> {
    const { kinds } = words(lang).businesses;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const page = await this.db.query<Shown>(
        `select b.id, b.kind, b.name, b.tax_code as "taxCode", b.gln, b.street, b.former_address as "formerAddress", b.contact_name as "contactName",
           b.contact_phone as "contactPhone", b.contact_email as "contactEmail", b.website, b.commune_code as "communeCode",
           case when c.code is not null then jsonb_build_object('code', c.code, 'kind', c.kind, 'name', c.name, 'nameEn', c.name_en,
             'province', jsonb_build_object('code', c.province_code, 'kind', c.province_kind, 'name', c.province_name, 'nameEn', c.province_name_en)) end as commune
         from businesses b left join communes_today c on c.code = b.commune_code
         where b.id > $1 and b.status not in ('draft', 'refused', 'closed') and b.merged_into is null and ($2::uuid[] is null or b.id = any($2))
         order by b.id limit $3`,
        [after, scopeOf(actor), PAGE],
      );
      for (const { id: _, kind, commune, communeCode, ...business } of page)
        yield {
          ...business,
          kind: kinds[kind],
          place: commune === null ? communeCode : placeText(commune),
        };
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  }

  /** Communes of the rows in which this official does not work. */
  private async outsideUnits(actor: Actor, rows: readonly Row[]): Promise<ReadonlySet<string>> {
    if (actor.reachedBusinessIds === null) return new Set();
    const within = await this.db.query<{ code: string }>('select code from communes_of_official($1) code', [
      actor.userId,
    ]);
    const reached = new Set(within.map(({ code }) => code));
    return new Set(rows.map(({ input }) => input.communeCode).filter((code) => !reached.has(code)));
  }

  private hashOf({ personalId }: BusinessInput): string | null {
    const parsed = personalId == null ? null : parsePersonalId(personalId);
    return parsed?.ok === true ? this.personalIds.seal(parsed.value, '').hash.toString('hex') : null;
  }
}

function entryOf({ id }: Business, action: string) {
  return { action, subject: { type: 'business', id, businessId: id } };
}

function taxCodeOf({ taxCode }: BusinessInput): string | null {
  const parsed = taxCode == null ? null : parseTaxCode(taxCode);
  return parsed?.ok === true ? parsed.value : null;
}
