import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsNumber, IsOptional, IsString, IsUUID, Max, MaxLength, registerDecorator } from 'class-validator';
import { parseLotNumber } from '../standards/gs1/index.js';

const QUANTITY_MAX = 99_999_999_999;

/** A day that exists, as `2026-10-12`. */
export function IsDay() {
  return (target: object, propertyName: string): void => {
    registerDecorator({
      name: 'isDay',
      target: target.constructor,
      propertyName,
      options: { message: 'date-invalid' },
      validator: { validate: isDay },
    });
  };
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

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
  @IsString()
  @IsLotNumber()
  lotNumber!: string;

  @ApiPropertyOptional({ example: 2400, nullable: true, type: Number })
  @IsOptional()
  @Max(QUANTITY_MAX)
  @IsNumber({ maxDecimalPlaces: 3 })
  quantity?: number | null;

  @ApiPropertyOptional({ example: 'hộp', nullable: true, type: String, maxLength: 20 })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  unit?: string | null;

  @ApiPropertyOptional({ example: '2026-10-12', nullable: true, type: String, format: 'date' })
  @IsOptional()
  @IsDay()
  madeOn?: string | null;

  @ApiPropertyOptional({
    example: '2028-10-12',
    nullable: true,
    type: String,
    format: 'date',
    description: 'Left out: made-on plus the shelf life of the product.',
  })
  @IsOptional()
  @IsDay()
  expiresOn?: string | null;
}

/** Only the fields sent change; `null` empties one. */
export class LotChangeDto extends PartialType(OmitType(LotInputDto, ['productId']), {
  skipNullProperties: false,
}) {}

export class LotDto extends LotInputDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) businessId!: string;
  @ApiProperty() businessName!: string;
  @ApiProperty() productName!: string;
  @ApiProperty({ enum: ['open', 'released', 'held', 'recalled', 'closed'] }) status!: string;
  @ApiProperty({ type: String, nullable: true }) statusReason!: string | null;
  @ApiProperty({ type: String, nullable: true }) code!: string | null;
  @ApiProperty() events!: number;
  @ApiProperty() sample!: boolean;
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: Date;
}

export class LotPageDto {
  @ApiProperty({ type: [LotDto] }) items!: readonly LotDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
