import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { isMarket } from '../area-codes/markets.js';
import { Choices, Codes } from '../platform/http/choices.decorator.js';
import { NestedList } from '../platform/http/nested.decorator.js';
import { DecimalNumber, WholeNumber } from '../platform/http/number.decorator.js';
import { OptionalText } from '../platform/http/text.decorator.js';
import {
  AREA_STANDARDS,
  IRRIGATION,
  MONTHS,
  PAST_YEARS,
  type AreaStandard,
  type Irrigation,
} from './area-details.js';

const MARKETS_MAX = 30;
const TONNES_MAX = 1_000_000;

/** Of fields and packing houses alike. */
export class SharedDetailsDto {
  @ApiPropertyOptional({
    enum: AREA_STANDARDS,
    isArray: true,
    nullable: true,
    example: ['vietgap'],
    description: 'As the business says; what was attested is a certificate.',
  })
  @Choices(AREA_STANDARDS)
  standards?: AreaStandard[] | null;

  @ApiPropertyOptional({
    type: [String],
    nullable: true,
    example: ['CN', 'EU'],
    maxItems: MARKETS_MAX,
    description: 'Where it is to be sold: two letters each (ISO 3166-1, and EU); VN is the market at home.',
  })
  @Codes(MARKETS_MAX, isMarket)
  intendedMarkets?: string[] | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    minLength: 2,
    maxLength: 200,
    example: 'Lý Thị Mẫu',
    description: 'Who answers for it; for the business and the office alone.',
  })
  @OptionalText({ min: 2, max: 200 })
  registrant?: string | null;
}

class PastYieldDto {
  @ApiProperty({ example: 2025 }) @WholeNumber({ min: 1990, max: 2200 }) year!: number;
  @ApiProperty({ example: 12.5 })
  @DecimalNumber({ min: 0, max: TONNES_MAX, decimals: 3 })
  tonnes!: number;
}

/** What may be told of a growing area beside what it must have. */
export class AreaDetailsDto extends SharedDetailsDto {
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200, example: 'Shan tuyết cổ thụ' })
  @OptionalText({ max: 200 })
  variety?: string | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 1985, minimum: 1800, maximum: 2200 })
  @IsOptional()
  @WholeNumber({ min: 1800, max: 2200 })
  plantedYear?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 3, minimum: 1, maximum: 60 })
  @IsOptional()
  @WholeNumber({ min: 1, max: 60 })
  harvestsPerYear?: number | null;

  @ApiPropertyOptional({ type: [Number], nullable: true, example: [3, 4, 8], description: '1 to 12.' })
  @Choices(MONTHS)
  harvestMonths?: number[] | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 18.6, description: 'Tonnes a year.' })
  @IsOptional()
  @DecimalNumber({ positive: true, max: TONNES_MAX, decimals: 3 })
  expectedTonnes?: number | null;

  @ApiPropertyOptional({ type: [PastYieldDto], nullable: true, maxItems: PAST_YEARS })
  @IsOptional()
  @NestedList(() => PastYieldDto, PAST_YEARS)
  pastYields?: PastYieldDto[] | null;

  @ApiPropertyOptional({ enum: IRRIGATION, nullable: true })
  @IsOptional()
  @IsIn(IRRIGATION, { message: 'required-choice' })
  irrigation?: Irrigation | null;
}
