import { Injectable, type OnModuleInit } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { CodeNumbers } from '../area-codes/code-numbers.service.js';
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
import { LOADING } from '../bulk/bulk.feature.js';
import { activeBusinesses } from '../bulk/owners.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { readInput } from '../platform/http/validation.js';
import { PlacesQueries } from '../places/places.queries.js';
import type { OutCell } from '../standards/tables/index.js';
import type { Lang } from '../ui/page-context.js';
import type { words } from '../ui/words.js';
import { AREA_COLUMNS } from './area-columns.js';
import { type AreaDetails, DETAIL_COLUMNS } from './area-details.js';
import { AreaEntering } from './area-entering.service.js';
import { assertHectares, type Boundary, readBoundary } from './boundary.js';
import { assertInVietNam } from './boundary-place.js';
import { allCommuneCentres } from './commune-centres.js';
import { detailCells, readDetailCells } from './detail-columns.js';
import { GrowingAreaInputDto } from './growing-areas.dto.js';
import { areaKeys, knownAreas } from './known-areas.js';
import { newArea } from './new-area.js';

interface AreaInput {
  readonly facts: Omit<GrowingAreaInputDto, 'polygon'>;
  readonly boundary: Boundary;
  readonly areaCode: string | null;
}

interface Shown extends AreaDetails {
  readonly id: string;
  readonly owner: string;
  readonly communeCode: string;
  readonly areaCode: string | null;
  readonly polygon: string;
}

type Row = BulkRow<AreaInput>;
const PAGE = 200;
/** A little less than Excel keeps in a cell. */
const CELL = 32_000;

/** Sheets of growing areas, with their boundaries. */
@Injectable()
export class GrowingAreaBulk implements BulkKind<AreaInput>, OnModuleInit {
  readonly kind = 'areas';
  readonly order = 20;
  readonly who = LOADING;
  readonly columns = AREA_COLUMNS;
  readonly words = ({ bulk }: ReturnType<typeof words>) => bulk.kinds.areas;

  constructor(
    private readonly kinds: BulkKinds,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly entering: AreaEntering,
    private readonly numbers: CodeNumbers,
    private readonly places: PlacesQueries,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  async read({ areaCode, ...plain }: Plain): Promise<AreaInput> {
    const { polygon, ...facts } = await readInput(GrowingAreaInputDto, readDetailCells(plain));
    const boundary = readBoundary(polygon, facts.grid);
    assertInVietNam(boundary.polygon, await allCommuneCentres());
    assertHectares(facts.hectaresDeclared, boundary.areaM2);
    return {
      facts,
      boundary,
      areaCode: typeof areaCode === 'string' ? this.numbers.read(areaCode, 'areaCode') : null,
    };
  }

  keys(row: Row) {
    return areaKeys(row);
  }

  known(_actor: Actor, rows: readonly Row[]): Promise<Acquaintance[]> {
    return knownAreas(this.db, 'field', rows);
  }

  async enter(tx: Tx, actor: Actor, rows: readonly Row[], how: Entering): Promise<Made[]> {
    const businesses = await activeBusinesses(tx, rows, how.byOffice);
    const now = this.clock.now();
    const areas = rows.map(({ businessId, input }) =>
      newArea(businesses(businessId), input.facts, input.boundary, now),
    );
    const codes = rows.map(({ input }) => input.areaCode);
    return this.entering.enter(tx, actor, areas, codes, how);
  }

  takeBack(tx: Tx, actor: Actor, made: Made): Promise<KeptReason | null> {
    return this.entering.takeBack(tx, actor, made);
  }

  async *rows(actor: Actor, lang: Lang): AsyncGenerator<Readonly<Record<string, OutCell>>> {
    const places = new Map<string, string>();
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const page = await this.db.query<Shown>(
        `select a.id, coalesce(b.tax_code, b.name) as owner, a.name, a.crop, a.hectares_declared::float8 as "hectaresDeclared", a.village, a.households,
           ${DETAIL_COLUMNS}, a.commune_code as "communeCode", a.polygon::text as polygon, a.code as "areaCode"
         from growing_areas a join businesses b on b.id = a.business_id
         where a.id > $1 and a.kind = 'field' and a.status not in ('refused', 'closed') and ($2::uuid[] is null or a.business_id = any($2)) order by a.id limit $3`,
        [after, scopeOf(actor), PAGE],
      );
      for (const { id: _, owner, communeCode, polygon, ...area } of page) {
        const commune = places.has(communeCode) ? null : await this.places.commune(communeCode);
        if (!places.has(communeCode))
          places.set(communeCode, commune === null ? communeCode : placeText(commune));
        yield {
          ...(area as Readonly<Record<string, OutCell>>),
          ...detailCells(lang, area),
          business: owner,
          place: places.get(communeCode) ?? communeCode,
          ...pieces(polygon),
        };
      }
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  }
}

/** A long boundary goes on in the columns beside it. */
function pieces(polygon: string): Readonly<Record<string, string>> {
  const whole = JSON.stringify(JSON.parse(polygon));
  return Object.fromEntries(
    ['polygon', 'polygon2', 'polygon3', 'polygon4', 'polygon5'].map((key, index) => [
      key,
      whole.slice(index * CELL, (index + 1) * CELL),
    ]),
  );
}
