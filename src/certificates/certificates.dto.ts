import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { Day } from '../platform/http/date.decorator.js';
import { DecimalNumber, WholeNumber } from '../platform/http/number.decorator.js';
import { OneOf, SearchDto } from '../platform/http/page.dto.js';
import { OptionalText, Text } from '../platform/http/text.decorator.js';
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_STATUSES,
  type CertificateKind,
  type CertificateStatus,
} from './certificate.entity.js';

/** Of what one paper covers; a cooperative with more has more than one. */
export const COVERED_MAX = 200;

/** Ends within ninety days; has ended. */
export const CERTIFICATE_ENDS = ['soon', 'ended'] as const;
export type CertificateEnds = (typeof CERTIFICATE_ENDS)[number];

export class CertificateInputDto {
  @ApiProperty({ enum: CERTIFICATE_KINDS })
  @IsIn(CERTIFICATE_KINDS)
  kind!: CertificateKind;

  @ApiPropertyOptional({
    nullable: true,
    type: String,
    maxLength: 200,
    description: 'Needed of a geographical indication and of `other`: what it is called.',
  })
  @OptionalText({ max: 200, min: 2 })
  title?: string | null;

  @ApiProperty({ example: '000/QĐ-UBND', maxLength: 60 })
  @Text({ max: 60 })
  number!: string;

  @ApiProperty({ example: 'UBND tỉnh Tuyên Quang', minLength: 2, maxLength: 200 })
  @Text({ min: 2, max: 200 })
  issuer!: string;

  @ApiProperty({ format: 'date', example: '2025-03-01' })
  @Day()
  issuedOn!: string;

  @ApiPropertyOptional({
    format: 'date',
    nullable: true,
    type: String,
    description: 'The last day it holds. A geographical indication has none; of `other` it may be left out.',
  })
  @IsOptional()
  @Day()
  expiresOn?: string | null;

  @ApiPropertyOptional({ nullable: true, type: Number, minimum: 3, maximum: 5, description: 'Of OCOP.' })
  @IsOptional()
  @WholeNumber({ min: 3, max: 5 })
  stars?: number | null;

  @ApiPropertyOptional({ nullable: true, type: Number, minimum: 50, maximum: 100, description: 'Of OCOP.' })
  @IsOptional()
  @DecimalNumber({ min: 50, max: 100, decimals: 2 })
  points?: number | null;

  @ApiPropertyOptional({ description: 'It is given to the business as a whole.', default: false })
  @IsOptional()
  @IsBoolean()
  coversBusiness?: boolean;

  @ApiPropertyOptional({ type: [String], maxItems: COVERED_MAX, description: 'Ids of own products.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(COVERED_MAX, { message: `too-many?max=${COVERED_MAX}` })
  @IsUUID(undefined, { each: true })
  productIds?: string[];

  @ApiPropertyOptional({ type: [String], maxItems: COVERED_MAX, description: 'Ids of own growing areas.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(COVERED_MAX, { message: `too-many?max=${COVERED_MAX}` })
  @IsUUID(undefined, { each: true })
  areaIds?: string[];
}

/** Only the fields sent change; `null` empties one. */
export class CertificateChangeDto extends PartialType(CertificateInputDto, { skipNullProperties: false }) {}

export class CertificateDto extends CertificateInputDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) businessId!: string;
  @ApiProperty() businessName!: string;
  @ApiProperty({ enum: CERTIFICATE_STATUSES }) status!: string;
  @ApiProperty({ type: String, nullable: true }) statusReason!: string | null;
  @ApiProperty({ description: 'A scan of the paper is there.' }) hasFile!: boolean;
  @ApiProperty() sample!: boolean;
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: Date;
}

export class CertificatePageDto {
  @ApiProperty({ type: [CertificateDto] }) items!: readonly CertificateDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class CertificateListQuery extends SearchDto {
  @OneOf(CERTIFICATE_STATUSES)
  status?: CertificateStatus | '';

  @OneOf(CERTIFICATE_KINDS)
  kind?: CertificateKind | '';

  @OneOf(CERTIFICATE_ENDS)
  ends?: CertificateEnds | '';
}
