import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { AmountDto, EventAreaDto } from '../diary/diary.dto.js';
import { LotInputDto } from '../lots/lots.dto.js';
import { Moment } from '../platform/http/date.decorator.js';
import { NestedList } from '../platform/http/nested.decorator.js';
import { OneOf, PageDto } from '../platform/http/page.dto.js';
import { OptionalText, Text } from '../platform/http/text.decorator.js';
import { OPERATION_KINDS, RECORDED, type Recorded } from './operation-kinds.js';

/** Lots of one operation, on either side. */
const LOTS_MAX = 50;

export class LotAmountDto extends AmountDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  lotId!: string;
}

export class OutputDto extends PartialType(LotInputDto) {
  @ApiPropertyOptional({
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'An open lot that more comes to; left out: a new lot of `productId` under `lotNumber`.',
  })
  @IsOptional()
  @IsUUID()
  lotId?: string | null;
}

export class AddedDto extends AmountDto {
  @ApiProperty({ example: 'Muối', maxLength: 120 })
  @Text({ max: 120 })
  name!: string;
}

export class OperationInputDto {
  @ApiProperty({ enum: RECORDED, example: 'blend' })
  @IsIn(RECORDED, { message: 'operation-unknown' })
  kind!: Recorded;

  @ApiProperty({ example: '2026-10-08T08:00:00+07:00', format: 'date-time' })
  @Moment({ withOffset: true })
  eventTime!: string;

  @ApiPropertyOptional({ example: 'Xưởng HTX', nullable: true, type: String, maxLength: 200 })
  @OptionalText({ max: 200 })
  place?: string | null;

  @ApiPropertyOptional({
    example: 'Tổ hái 2',
    nullable: true,
    type: String,
    maxLength: 120,
    description: 'Of a harvest: who picked; shown to the own business and officials only.',
  })
  @OptionalText({ max: 120 })
  responsible?: string | null;

  @ApiPropertyOptional({
    nullable: true,
    type: String,
    maxLength: 2000,
    description: 'Shown to the own business and officials only.',
  })
  @OptionalText({ max: 2000, lines: true })
  note?: string | null;

  @ApiPropertyOptional({ type: [EventAreaDto], description: 'Of a harvest: how much came from where.' })
  @IsOptional()
  @NestedList(() => EventAreaDto, 50)
  areas?: EventAreaDto[] | null;

  @ApiPropertyOptional({ type: [LotAmountDto], description: 'How much of which lots goes in.' })
  @IsOptional()
  @NestedList(() => LotAmountDto, LOTS_MAX)
  inputs?: LotAmountDto[] | null;

  @ApiPropertyOptional({
    type: [AddedDto],
    description: 'What was added that is no lot: salt, water, sugar.',
  })
  @IsOptional()
  @NestedList(() => AddedDto, 20)
  added?: AddedDto[] | null;

  @ApiPropertyOptional({ type: [OutputDto], description: 'What comes out.' })
  @IsOptional()
  @NestedList(() => OutputDto, LOTS_MAX)
  outputs?: OutputDto[] | null;
}

export class UndoDto {
  @ApiProperty({ example: 'Ghi nhầm lô', maxLength: 2000 })
  @Text({ max: 2000, lines: true, blank: 'reason-needed' })
  reason!: string;
}

export class ExplanationDto {
  @ApiProperty({ example: 'loss-large', description: 'A flag of the operation.' })
  @Text({ max: 40 })
  code!: string;

  @ApiProperty({ example: 'Loại bỏ búp dập sau mưa', maxLength: 2000 })
  @Text({ max: 2000, lines: true, blank: 'reason-needed' })
  words!: string;
}

export class OperationLotDto {
  @ApiProperty({ format: 'uuid' }) lotId!: string;
  @ApiProperty({ example: 'L2026-017' }) lotNumber!: string;
  @ApiProperty({ enum: ['input', 'output', 'subject'] }) role!: string;
  @ApiProperty({ example: '240', description: 'In the unit the lot is added up in; exact.' }) amount!: string;
  @ApiProperty({ example: 'KGM', description: 'UN/ECE Recommendation 20, or the word of another unit.' })
  unit!: string;
}

export class FlagDto {
  @ApiProperty({ format: 'uuid' }) lotId!: string;
  @ApiProperty({ example: 'loss-large' }) code!: string;
  @ApiProperty({ type: String, nullable: true, example: '30' }) quantity!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '12' }) limit!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'KGM' }) unit!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What the business said of it; without that the lot is not put on sale.',
  })
  explanation!: string | null;
}

export class OperationDto {
  @ApiProperty({ format: 'uuid', description: 'Of its event, too.' }) id!: string;
  @ApiProperty({ enum: OPERATION_KINDS }) kind!: string;
  @ApiProperty({ format: 'uuid' }) businessId!: string;
  @ApiProperty({ format: 'date-time' }) eventTime!: Date;
  @ApiProperty({ format: 'date-time' }) recordTime!: Date;
  @ApiProperty({ type: String, nullable: true }) place!: string | null;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it is erroneous; null: it stands.' })
  undone!: string | null;
  @ApiProperty({ type: [OperationLotDto] }) lots!: readonly OperationLotDto[];
  @ApiProperty({ type: [FlagDto], description: 'What is possible but not likely, to be explained.' })
  flags!: readonly FlagDto[];
}

export class OperationPageDto {
  @ApiProperty({ type: [OperationDto] }) items!: readonly OperationDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class BalanceDto {
  @ApiProperty({ format: 'uuid' }) lotId!: string;
  @ApiProperty({ format: 'uuid' }) holderId!: string;
  @ApiProperty() holderName!: string;
  @ApiProperty({ example: 'XBX' }) unit!: string;
  @ApiProperty({ example: '2400', description: 'Exact, as all amounts here.' }) made!: string;
  @ApiProperty() received!: string;
  @ApiProperty() used!: string;
  @ApiProperty() sent!: string;
  @ApiProperty() sold!: string;
  @ApiProperty() lost!: string;
  @ApiProperty() sampled!: string;
  @ApiProperty() destroyed!: string;
  @ApiProperty({ description: 'Of what is left: in cases.' }) boxed!: string;
  @ApiProperty() left!: string;
}

export class BalanceListDto {
  @ApiProperty({ type: [BalanceDto] }) items!: readonly BalanceDto[];
}

export class OperationListQuery extends PageDto {
  @OneOf(['newest', 'oldest'])
  override sort?: 'newest' | 'oldest' | '' = 'newest';
}
