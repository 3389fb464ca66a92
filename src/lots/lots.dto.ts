import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsOptional, IsUUID, registerDecorator } from 'class-validator';
import { AmountDto } from '../diary/diary.dto.js';
import { Nested } from '../platform/http/nested.decorator.js';
import { OneOf, SearchDto } from '../platform/http/page.dto.js';
import { Day } from '../platform/http/date.decorator.js';
import { DecimalNumber } from '../platform/http/number.decorator.js';
import { OptionalText, Text } from '../platform/http/text.decorator.js';
import { parseLotNumber } from '../standards/gs1/index.js';
import { LOT_NOTICES } from './lot-notices.js';
import { LOT_STATUSES, type LotStatus } from './lot.entity.js';

const QUANTITY_MAX = 99_999_999_999;

/** GS1 AI 10. `.` and `..` are of its set too, but no address can carry them as a path segment (RFC 3986 §5.2.4). */
function IsLotNumber() {
  return (target: object, propertyName: string): void => {
    registerDecorator({
      name: 'isLotNumber',
      target: target.constructor,
      propertyName,
      options: { message: 'lot-number-character' },
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && !/^\.{1,2}$/.test(value) && parseLotNumber(value).ok,
      },
    });
  };
}

export class LotInputDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  productId!: string;

  @ApiProperty({
    example: 'L2026A-017',
    maxLength: 20,
    description: 'GS1 AI 10: up to 20 characters of set 82.',
  })
  @Text({ max: 20 })
  @IsLotNumber()
  lotNumber!: string;

  @ApiPropertyOptional({
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'The unit of sale it is of, one of the product; its codes carry the GTIN of that.',
  })
  @IsOptional()
  @IsUUID()
  variantId?: string | null;

  @ApiPropertyOptional({
    example: 'Búp chè tươi',
    nullable: true,
    type: String,
    maxLength: 80,
    description: 'What it is while it is not yet what is sold. Such a lot is not put on sale.',
  })
  @OptionalText({ max: 80 })
  material?: string | null;

  @ApiPropertyOptional({ example: 2400, nullable: true, type: Number })
  @IsOptional()
  @DecimalNumber({ positive: true, max: QUANTITY_MAX, decimals: 3 })
  quantity?: number | null;

  @ApiPropertyOptional({ example: 'hộp', nullable: true, type: String, maxLength: 20 })
  @OptionalText({ max: 20 })
  unit?: string | null;

  @ApiPropertyOptional({
    type: AmountDto,
    nullable: true,
    description: 'What one package holds, as 100 g; left out: as the unit of sale or the business says.',
  })
  @IsOptional()
  @Nested(() => AmountDto)
  content?: AmountDto | null;

  @ApiPropertyOptional({ example: '2026-10-12', nullable: true, type: String, format: 'date' })
  @IsOptional()
  @Day()
  madeOn?: string | null;

  @ApiPropertyOptional({
    example: '2028-10-12',
    nullable: true,
    type: String,
    format: 'date',
    description: 'Left out: made-on plus the shelf life of the product.',
  })
  @IsOptional()
  @Day()
  expiresOn?: string | null;
}

/** Only the fields sent change; `null` empties one. */
export class LotChangeDto extends PartialType(OmitType(LotInputDto, ['productId']), {
  skipNullProperties: false,
}) {}

export class ContentDto {
  @ApiProperty({ example: '0.1', description: 'Exact.' }) amount!: string;
  @ApiProperty({ example: 'KGM' }) unit!: string;
}

export class LotDto extends OmitType(LotInputDto, ['content']) {
  @ApiProperty({ type: ContentDto, nullable: true, description: 'What one package holds.' })
  content!: ContentDto | null;

  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) businessId!: string;
  @ApiProperty() businessName!: string;
  @ApiProperty() productName!: string;
  @ApiProperty({ type: String, nullable: true }) variantName!: string | null;
  @ApiProperty({ enum: ['open', 'released', 'held', 'recalled', 'closed'] }) status!: string;
  @ApiProperty({ type: String, nullable: true }) statusReason!: string | null;
  @ApiProperty({
    enum: ['business', 'office'],
    nullable: true,
    description: 'Of a held lot: who may let it go',
  })
  heldBy!: 'business' | 'office' | null;
  @ApiProperty({
    enum: ['business', 'product', 'code'],
    type: String,
    nullable: true,
    description: 'What is suspended above it.',
  })
  stoppedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) code!: string | null;
  @ApiProperty() events!: number;
  @ApiProperty() sample!: boolean;
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: Date;
}

export class LotNoticeDto {
  @ApiProperty({ enum: LOT_NOTICES, example: 'more-out-than-in' }) code!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The record that says so.' })
  eventId!: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 2000 }) quantity!: number | null;
  @ApiProperty({ type: Number, nullable: true, example: 600, description: 'What it should not be beyond.' })
  limit!: number | null;
  @ApiProperty({ type: String, nullable: true, example: 'kg' }) unit!: string | null;
}

export class LotDetailDto extends LotDto {
  @ApiProperty({ type: [LotNoticeDto], description: 'What does not fit together; it stops nothing.' })
  notices!: readonly LotNoticeDto[];
}

export class LotPageDto {
  @ApiProperty({ type: [LotDto] }) items!: readonly LotDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class LotListQuery extends SearchDto {
  @OneOf(LOT_STATUSES)
  status?: LotStatus | '';

  @ApiPropertyOptional({ format: 'uuid', description: 'Lots of one product' })
  @IsOptional()
  @IsUUID()
  productId?: string;
}
