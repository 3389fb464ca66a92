import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { CommuneCode } from '../../places/commune-code.decorator.js';
import { OptionalText, Text } from '../../platform/http/text.decorator.js';
import { parsePhone } from '../../standards/vietnam/phone.js';
import { parseTaxCode } from '../../standards/vietnam/tax-code.js';
import { gln } from '../businesses.dto.js';
import { ParsedBy } from '../parsed-by.decorator.js';
import { SITE_KINDS, SITE_STATUSES, type SiteKind } from './site.entity.js';

export class SiteInput {
  @ApiProperty({ enum: SITE_KINDS })
  @IsIn(SITE_KINDS, { message: 'required-choice' })
  kind!: SiteKind;

  @ApiProperty({ example: 'Xưởng chè mẫu Nậm Ty', minLength: 2, maxLength: 200 })
  @Text({ min: 2, max: 200, length: 'business-name-length' })
  name!: string;

  @CommuneCode()
  communeCode!: string;

  @ApiProperty({ example: 'Thôn Mẫu 3', maxLength: 200 })
  @Text({ max: 200, length: 'street-length' })
  street!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '8930000000026',
    description: 'With the company prefix of the GLN or the GTINs of the business',
  })
  @OptionalText({ max: 40 })
  @ParsedBy(gln)
  gln?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '0100109106-001',
    description: 'Of a branch: that of the business, a dash, three digits',
  })
  @OptionalText({ max: 40 })
  @ParsedBy(parseTaxCode)
  taxCode?: string | null;
}

export type SiteDeclaration = Pick<SiteInput, keyof SiteInput>;

export class SiteChange extends PartialType(SiteInput, { skipNullProperties: false }) {}

export class SiteDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: SITE_KINDS }) kind!: string;
  @ApiProperty() name!: string;
  @ApiProperty() communeCode!: string;
  @ApiProperty() street!: string;
  @ApiProperty({ description: 'Street, commune and province of today.' }) address!: string;
  @ApiProperty({ type: String, nullable: true }) gln!: string | null;
  @ApiProperty({ type: String, nullable: true }) taxCode!: string | null;
  @ApiProperty({ enum: SITE_STATUSES }) status!: string;
  @ApiProperty({ description: 'Also the ETag, for If-Match' }) version!: number;
}

export class SiteListDto {
  @ApiProperty({ type: [SiteDto] }) items!: readonly SiteDto[];
}

export class RepresentativeInput {
  @ApiProperty({ example: 'Nguyễn Văn Mẫu', maxLength: 120 })
  @Text({ max: 120 })
  name!: string;

  @ApiProperty({ example: 'Giám đốc hợp tác xã', maxLength: 120 })
  @Text({ max: 120 })
  position!: string;

  @ApiProperty({ description: 'Whom the law makes answer for the business.' })
  @IsBoolean({ message: 'required-choice' })
  legal!: boolean;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '0912 345 678',
    description: 'Never public.',
  })
  @OptionalText({ max: 40 })
  @ParsedBy(parsePhone)
  phone?: string | null;
}

export class RepresentativeDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() position!: string;
  @ApiProperty() legal!: boolean;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
}

export class RepresentativeListDto {
  @ApiProperty({ type: [RepresentativeDto] }) items!: readonly RepresentativeDto[];
}
