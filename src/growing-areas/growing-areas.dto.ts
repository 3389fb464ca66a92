import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsDefined, IsIn, IsOptional } from 'class-validator';
import { AREA_KINDS, type AreaKind } from '../area-codes/code-numbers.service.js';
import { CommuneCode } from '../places/commune-code.decorator.js';
import { OneOf, SearchDto } from '../platform/http/page.dto.js';
import { DecimalNumber, WholeNumber } from '../platform/http/number.decorator.js';
import { OptionalText, Text } from '../platform/http/text.decorator.js';
import { AreaDetailsDto } from './area-details.dto.js';
import { DECLARED_UNITS, type DeclaredUnit } from './declared-size.js';
import { GROWING_AREA_STATUSES, type GrowingAreaStatus } from './growing-area.entity.js';

const POLYGON_EXAMPLE = {
  type: 'Polygon',
  coordinates: [
    [
      [104.74, 22.66],
      [104.746, 22.66],
      [104.746, 22.664],
      [104.74, 22.664],
      [104.74, 22.66],
    ],
  ],
};

export class GrowingAreaInputDto extends AreaDetailsDto {
  @ApiProperty({ example: 'Nương chè Phìn Hồ', minLength: 2, maxLength: 200 })
  @Text({ min: 2, max: 200, length: 'area-name-length' })
  name!: string;

  @ApiProperty({ example: 'Chè Shan tuyết', maxLength: 120 })
  @Text({ max: 120 })
  crop!: string;

  @ApiProperty({
    example: 27.5,
    description: 'Hectares as the business declares them; compared with the polygon.',
  })
  @DecimalNumber({ positive: true, max: 100_000, decimals: 4 })
  hectaresDeclared!: number;

  @ApiPropertyOptional({
    enum: DECLARED_UNITS,
    default: 'ha',
    description:
      'In which unit the owner writes the size, to be shown in it again: sào of 360 m² in the north, of 500 m² in the centre. `hectaresDeclared` is in hectares all the same.',
  })
  @IsOptional()
  @IsIn(DECLARED_UNITS, { message: 'required-choice' })
  declaredUnit?: DeclaredUnit;

  @CommuneCode()
  communeCode!: string;

  @ApiPropertyOptional({ example: 'Thôn Phìn Hồ', nullable: true, type: String, maxLength: 200 })
  @OptionalText({ max: 200 })
  village?: string | null;

  @ApiPropertyOptional({ example: 42, nullable: true, type: Number, minimum: 1, maximum: 100000 })
  @IsOptional()
  @WholeNumber({ min: 1, max: 100_000 })
  households?: number | null;

  @ApiProperty({
    type: Object,
    example: POLYGON_EXAMPLE,
    description:
      'GeoJSON (RFC 7946) as an object or as text: Polygon, MultiPolygon, a Feature of one, or a FeatureCollection of one. Text may be KML or GPX too.',
  })
  @IsDefined()
  polygon!: unknown;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '105.5/3',
    description:
      'Where `polygon` is a list of corners in metres of VN-2000, a line each: central meridian and width of the strip in degrees.',
  })
  @OptionalText({ max: 12 })
  grid?: string | null;
}

/** Only the fields sent change; `null` empties one. */
export class GrowingAreaChangeDto extends PartialType(GrowingAreaInputDto, { skipNullProperties: false }) {}

export class AreaNoticeDto {
  @ApiProperty({
    enum: ['far-from-commune', 'outside-commune', 'sharp-corner'],
    description:
      'Far from the middle of the declared commune; beyond its outline, where that is known; a corner so sharp that it looks like a slip.',
  })
  code!: string;
  @ApiPropertyOptional({
    example: 118.4,
    description:
      'From the middle of the area to that of the declared commune, or from its farthest corner to the outline.',
  })
  kilometres?: number;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '00004',
    description: 'The commune whose middle is nearest, or in whose outline the place lies.',
  })
  nearestCommuneCode?: string | null;
  @ApiPropertyOptional({
    type: [Number],
    example: [105.31, 23.25],
    description: 'The place: longitude, latitude.',
  })
  place?: readonly number[];
}

export class GrowingAreaDto extends GrowingAreaInputDto {
  @ApiProperty({
    enum: AREA_KINDS,
    description:
      'A packing house has a place (`lon`, `lat`) in place of hectares and boundary, which are null.',
  })
  kind!: AreaKind;
  @ApiProperty({ type: Number, nullable: true, example: 104.7421, description: 'Of a packing house.' })
  lon!: number | null;
  @ApiProperty({ type: Number, nullable: true, example: 22.66123 }) lat!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of a packing house: of its building.' })
  facilityNumber!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Of a packing house: tonnes a day.' })
  capacityTonnes!: number | null;
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) businessId!: string;
  @ApiProperty() businessName!: string;
  @ApiProperty({ example: 27.4812, description: 'Geodesic, measured from the polygon.' })
  hectaresMeasured!: number;
  @ApiProperty({ type: [AreaNoticeDto], description: 'What looks odd, told to the owner and the office.' })
  notices!: readonly AreaNoticeDto[];
  @ApiProperty({ type: String, nullable: true, example: 'VN-TQOR-0112' }) code!: string | null;
  @ApiProperty({ enum: ['draft', 'submitted', 'amend', 'active', 'suspended', 'refused', 'closed'] })
  status!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Of the last refusal, amendment or suspension.',
  })
  statusReason!: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was sent last: with that the business says that all of it is true.',
  })
  committedAt!: Date | null;
  @ApiProperty() sample!: boolean;
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: Date;
}

export class GrowingAreaPageDto {
  @ApiProperty({ type: [GrowingAreaDto] }) items!: readonly GrowingAreaDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class GrowingAreaListQuery extends SearchDto {
  @OneOf(GROWING_AREA_STATUSES)
  status?: GrowingAreaStatus | '';

  @OneOf(AREA_KINDS)
  kind?: AreaKind | '';
}
