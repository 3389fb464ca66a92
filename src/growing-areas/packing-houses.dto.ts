import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { CommuneCode } from '../places/commune-code.decorator.js';
import { DecimalNumber } from '../platform/http/number.decorator.js';
import { OptionalText, Text } from '../platform/http/text.decorator.js';
import { SharedDetailsDto } from './area-details.dto.js';

/** As every place of the country is written, to the centimetre. */
const DECIMALS = 7;

export class PackingHouseInputDto extends SharedDetailsDto {
  @ApiProperty({ example: 'Nhà đóng gói Thông Nguyên', minLength: 2, maxLength: 200 })
  @Text({ min: 2, max: 200, length: 'area-name-length' })
  name!: string;

  @ApiProperty({ example: 'Chè Shan tuyết, cam sành', maxLength: 120, description: 'What is packed there.' })
  @Text({ max: 120 })
  crop!: string;

  @CommuneCode()
  communeCode!: string;

  @ApiPropertyOptional({ example: 'Số 12, thôn Mẫu 3', nullable: true, type: String, maxLength: 200 })
  @OptionalText({ max: 200 })
  village?: string | null;

  @ApiProperty({ example: 104.7421 })
  @DecimalNumber({ min: -180, max: 180, decimals: DECIMALS })
  lon!: number;

  @ApiProperty({ example: 22.66123 })
  @DecimalNumber({ min: -180, max: 180, decimals: DECIMALS })
  lat!: number;

  @ApiPropertyOptional({
    example: 'TQ-PH-017',
    nullable: true,
    type: String,
    maxLength: 60,
    description: 'Of the building, as an authority has numbered it.',
  })
  @OptionalText({ max: 60 })
  facilityNumber?: string | null;

  @ApiPropertyOptional({ example: 12.5, nullable: true, type: Number, description: 'Tonnes a day.' })
  @IsOptional()
  @DecimalNumber({ positive: true, max: 100_000, decimals: 3 })
  capacityTonnes?: number | null;
}

/** Only the fields sent change; `null` empties one. */
export class PackingHouseChangeDto extends PartialType(PackingHouseInputDto, { skipNullProperties: false }) {}
