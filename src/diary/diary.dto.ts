import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Moment } from '../platform/http/date.decorator.js';
import { Nested, NestedList } from '../platform/http/nested.decorator.js';
import { DecimalNumber } from '../platform/http/number.decorator.js';
import { OneOf, PageDto } from '../platform/http/page.dto.js';
import { OptionalText, Text } from '../platform/http/text.decorator.js';
import { EVENT_STEPS, type EventStep } from './diary-steps.js';

const QUANTITY_MAX = 99_999_999_999;

export class AmountDto {
  @ApiProperty({ example: 240 })
  @DecimalNumber({ positive: true, max: QUANTITY_MAX, decimals: 3 })
  quantity!: number;

  @ApiProperty({ example: 'kg', maxLength: 20 })
  @Text({ max: 20, blank: 'unit-needed' })
  unit!: string;
}

export class EventAreaDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  areaId!: string;

  @ApiPropertyOptional({
    type: AmountDto,
    nullable: true,
    description: 'How much came from here; a harvest needs it.',
  })
  @IsOptional()
  @Nested(() => AmountDto)
  amount?: AmountDto | null;
}

export class EventInputDto {
  @ApiProperty({ enum: EVENT_STEPS, example: 'harvested' })
  @IsIn(EVENT_STEPS, { message: 'step-unknown' })
  step!: EventStep;

  @ApiProperty({ example: '2026-10-03T07:30:00+07:00', format: 'date-time' })
  @Moment({ withOffset: true })
  eventTime!: string;

  @ApiPropertyOptional({
    example: 'Xưởng HTX, xã Thông Nguyên',
    nullable: true,
    type: String,
    maxLength: 200,
  })
  @OptionalText({ max: 200 })
  place?: string | null;

  @ApiProperty({
    example: 'Tổ hái 2',
    maxLength: 120,
    description: 'Person or group responsible; shown to the own business and officials only.',
  })
  @Text({ max: 120 })
  responsible!: string;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 2000 })
  @OptionalText({ max: 2000, lines: true })
  note?: string | null;

  @ApiPropertyOptional({ type: [EventAreaDto], description: 'The growing areas it happened on.' })
  @IsOptional()
  @NestedList(() => EventAreaDto, 50)
  areas?: EventAreaDto[] | null;

  @ApiPropertyOptional({
    type: AmountDto,
    nullable: true,
    description: 'What went in, for a step that transforms.',
  })
  @IsOptional()
  @Nested(() => AmountDto)
  input?: AmountDto | null;

  @ApiPropertyOptional({
    type: AmountDto,
    nullable: true,
    description: 'What came out, was packed or was shipped.',
  })
  @IsOptional()
  @Nested(() => AmountDto)
  output?: AmountDto | null;
}

export class CorrectionDto {
  @ApiProperty({ example: 'Đọc nhầm sổ tay', maxLength: 2000 })
  @Text({ max: 2000, lines: true, blank: 'reason-needed' })
  reason!: string;

  @ApiPropertyOptional({
    type: EventInputDto,
    nullable: true,
    description: 'What is right instead; left out: it did not happen.',
  })
  @IsOptional()
  @Nested(() => EventInputDto)
  event?: EventInputDto | null;
}

export class DeclaredDto {
  @ApiProperty({ format: 'date-time' }) at!: Date;
  @ApiProperty({ example: 'Đọc nhầm sổ tay' }) reason!: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'What is right instead, if it happened.',
  })
  correctedById!: string | null;
}

export class EventDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'urn:uuid:0199f0a2-5f00-7000-8000-000000000000' }) eventId!: string;
  @ApiProperty({ enum: ['ObjectEvent', 'TransformationEvent'] }) type!: string;
  @ApiProperty({ enum: EVENT_STEPS }) step!: EventStep;
  @ApiProperty({ example: 'creating_class_instance' }) bizStep!: string;
  @ApiProperty({ format: 'date-time' }) eventTime!: Date;
  @ApiProperty({ format: 'date-time' }) recordTime!: Date;
  @ApiProperty({ type: String, nullable: true }) place!: string | null;
  @ApiProperty() responsible!: string;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty({ type: String, nullable: true }) image!: string | null;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The erroneous event this one stands in place of.',
  })
  correctsId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why that one is erroneous.' })
  correctionReason!: string | null;
  @ApiProperty({
    type: DeclaredDto,
    nullable: true,
    description: 'That this one is erroneous; it stands as long as nobody says so.',
  })
  declared!: DeclaredDto | null;
  @ApiProperty({ type: [EventAreaDto] }) areas!: readonly unknown[];
}

export class EventListQuery extends PageDto {
  @OneOf(['oldest', 'newest'])
  override sort?: 'oldest' | 'newest' | '' = 'oldest';
}

export class EventListDto {
  @ApiProperty({ type: [EventDto] }) items!: readonly EventDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
