import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { DecimalNumber, WholeNumber } from '../platform/http/number.decorator.js';
import { OptionalText, Text } from '../platform/http/text.decorator.js';
import { MEASURE_UNITS, type MeasureUnit } from '../standards/units/measure-unit.js';
import { OptionalGtin } from './gtin.decorator.js';

export class VariantInputDto {
  @ApiProperty({ example: 'Hộp thiếc 250 g', maxLength: 120 })
  @Text({ max: 120 })
  nameVi!: string;

  @ApiPropertyOptional({ example: 'Tin of 250 g', nullable: true, type: String, maxLength: 120 })
  @OptionalText({ max: 120 })
  nameEn?: string | null;

  @ApiPropertyOptional({ example: 250, nullable: true, type: Number, description: 'Net content of one.' })
  @IsOptional()
  @DecimalNumber({ positive: true, max: 99_999_999_999, decimals: 3 })
  quantity?: number | null;

  @ApiPropertyOptional({
    enum: MEASURE_UNITS,
    example: 'GRM',
    nullable: true,
    description: 'Of the net content: a common code of UN/ECE Recommendation 20.',
  })
  @IsOptional()
  @IsIn(MEASURE_UNITS)
  unit?: MeasureUnit | null;

  @ApiPropertyOptional({
    example: 24,
    nullable: true,
    type: Number,
    minimum: 2,
    maximum: 100_000,
    description: 'Of a carton: how many units of sale are in it.',
  })
  @IsOptional()
  @WholeNumber({ min: 2, max: 100_000 })
  innerCount?: number | null;

  @ApiPropertyOptional({
    example: '8936012345674',
    nullable: true,
    type: String,
    description: '8, 12, 13 or 14 digits; kept as 14. No other product or variant may have it.',
  })
  @OptionalGtin()
  gtin?: string | null;
}

/** Only the fields sent change; `null` empties one. */
export class VariantChangeDto extends PartialType(VariantInputDto, { skipNullProperties: false }) {}

export class VariantDto extends VariantInputDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'What it says then stays.' })
  publishedAt!: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Not sold any more.' })
  endedAt!: Date | null;
}
