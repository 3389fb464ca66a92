import { Injectable, type OnModuleInit } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { CodeNumbers } from '../area-codes/code-numbers.service.js';
import {
  type Acquaintance,
  type BulkColumn,
  type BulkKind,
  type BulkRow,
  type Entering,
  type KeptReason,
  type Made,
  OWNER_COLUMN,
  type Plain,
} from '../bulk/bulk-kind.js';
import { BulkKinds } from '../bulk/bulk-kinds.js';
import { LOADING } from '../bulk/bulk.feature.js';
import { activeBusinesses } from '../bulk/owners.js';
import { placeText } from '../bulk/place-cells.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Invalid } from '../platform/errors.js';
import { readInput } from '../platform/http/validation.js';
import { PlacesQueries } from '../places/places.queries.js';
import { readPlaceText } from '../standards/geo/place-text.js';
import type { OutCell } from '../standards/tables/index.js';
import type { Lang } from '../ui/page-context.js';
import type { words } from '../ui/words.js';
import { type AreaDetails, DETAIL_COLUMNS } from './area-details.js';
import { AreaEntering } from './area-entering.service.js';
import { detailCells, readDetailCells, SHARED_COLUMNS } from './detail-columns.js';
import { areaKeys, knownAreas } from './known-areas.js';
import { newPackingHouse } from './new-area.js';
import { PackingHouseInputDto } from './packing-houses.dto.js';

interface HouseInput {
  readonly facts: PackingHouseInputDto;
  readonly areaCode: string | null;
}

interface Shown extends AreaDetails {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly crop: string;
  readonly village: string | null;
  readonly communeCode: string;
  readonly facilityNumber: string | null;
  readonly capacityTonnes: number | null;
  readonly areaCode: string | null;
  readonly lon: number;
  readonly lat: number;
}

type Row = BulkRow<HouseInput>;
const PAGE = 200;

const COLUMNS: readonly BulkColumn[] = [
  OWNER_COLUMN,
  {
    key: 'name',
    type: 'text',
    required: true,
    example: 'Nhà đóng gói Thông Nguyên',
    also: ['Tên CSĐG', 'Cơ sở đóng gói', 'Tên nhà đóng gói'],
  },
  {
    key: 'crop',
    type: 'text',
    required: true,
    example: 'Chè Shan tuyết, cam sành',
    also: ['Mặt hàng', 'Sản phẩm', 'Loại quả', 'Nông sản'],
  },
  {
    key: 'place',
    type: 'commune',
    required: true,
    field: 'communeCode',
    example: 'xã Thông Nguyên, tỉnh Tuyên Quang',
    also: ['Xã', 'Phường', 'Xã/Phường', 'Địa bàn', 'Mã xã', 'Đơn vị hành chính'],
  },
  { key: 'village', type: 'text', example: 'Số 12, thôn Mẫu 3', also: ['Địa chỉ', 'Thôn', 'Số nhà'] },
  {
    key: 'position',
    type: 'text',
    required: true,
    example: '22.66123, 104.74210',
    also: ['Vị trí', 'Tọa độ GPS', 'Kinh độ, vĩ độ'],
  },
  { key: 'facilityNumber', type: 'text', example: 'FFRN 12345', also: ['Số hiệu', 'Số cơ sở'] },
  { key: 'capacityTonnes', type: 'number', example: '12,5', also: ['Công suất', 'Công suất đóng gói'] },
  ...SHARED_COLUMNS,
  { key: 'areaCode', type: 'text', office: true, also: ['Mã CSĐG', 'Mã số', 'Mã đóng gói'] },
];

/** Sheets of packing houses. */
@Injectable()
export class PackingHouseBulk implements BulkKind<HouseInput>, OnModuleInit {
  readonly kind = 'packing-houses';
  readonly order = 25;
  readonly who = LOADING;
  readonly columns = COLUMNS;
  readonly words = ({ bulk }: ReturnType<typeof words>) => bulk.kinds['packing-houses'];

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

  async read({ areaCode, position, ...plain }: Plain): Promise<HouseInput> {
    const at = typeof position === 'string' ? readPlaceText(position) : null;
    if (at?.ok === false) throw Invalid.field('position', at.fault.code);
    if (at === null) throw Invalid.field('position', 'required');
    const [lon, lat] = at.value;
    return {
      facts: await readInput(PackingHouseInputDto, { ...readDetailCells(plain), lon, lat }),
      areaCode: typeof areaCode === 'string' ? this.numbers.read(areaCode, 'areaCode') : null,
    };
  }

  keys(row: Row) {
    return areaKeys(row);
  }

  known(_actor: Actor, rows: readonly Row[]): Promise<Acquaintance[]> {
    return knownAreas(this.db, 'packing-house', rows);
  }

  async enter(tx: Tx, actor: Actor, rows: readonly Row[], how: Entering): Promise<Made[]> {
    const businesses = await activeBusinesses(tx, rows, how.byOffice);
    const now = this.clock.now();
    const houses = rows.map(({ businessId, input }) =>
      newPackingHouse(businesses(businessId), input.facts, now),
    );
    const codes = rows.map(({ input }) => input.areaCode);
    return this.entering.enter(tx, actor, houses, codes, how);
  }

  takeBack(tx: Tx, actor: Actor, made: Made): Promise<KeptReason | null> {
    return this.entering.takeBack(tx, actor, made);
  }

  async *rows(actor: Actor, lang: Lang): AsyncGenerator<Readonly<Record<string, OutCell>>> {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const page = await this.db.query<Shown>(
        `select a.id, coalesce(b.tax_code, b.name) as owner, a.name, a.crop, a.village, a.lon, a.lat, a.facility_number as "facilityNumber",
           a.capacity_tonnes::float8 as "capacityTonnes", ${DETAIL_COLUMNS}, a.commune_code as "communeCode", a.code as "areaCode"
         from growing_areas a join businesses b on b.id = a.business_id
         where a.id > $1 and a.kind = 'packing-house' and a.status not in ('refused', 'closed')
           and ($2::uuid[] is null or a.business_id = any($2)) order by a.id limit $3`,
        [after, scopeOf(actor), PAGE],
      );
      for (const { owner, communeCode, lon, lat, ...house } of page) {
        const commune = await this.places.commune(communeCode);
        yield {
          ...detailCells(lang, house),
          business: owner,
          name: house.name,
          crop: house.crop,
          village: house.village,
          facilityNumber: house.facilityNumber,
          capacityTonnes: house.capacityTonnes,
          areaCode: house.areaCode,
          place: commune === null ? communeCode : placeText(commune),
          position: `${lat}, ${lon}`,
        };
      }
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  }
}
