import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { CommuneCode } from '../../places/commune-code.decorator.js';
import { BUSINESS_KINDS, type BusinessKind } from '../business.entity.js';
import { ParsedBy } from '../parsed-by.decorator.js';
import { OptionalText, Text } from '../../platform/http/text.decorator.js';
import { parseTaxCode } from '../../standards/vietnam/tax-code.js';
import { BUSINESS_CHANGE_STATUSES, type BusinessChangeStatus } from './business-change.entity.js';

/** How the business is to stand in the register, whole; what equals the present stays. */
export class BusinessChangeInput {
  @ApiProperty({ enum: BUSINESS_KINDS, example: 'cooperative' })
  @IsIn(BUSINESS_KINDS, { message: 'required-choice' })
  kind!: BusinessKind;

  @ApiProperty({ example: 'Hợp tác xã Chè mẫu Nậm Ty', minLength: 2, maxLength: 200 })
  @Text({ min: 2, max: 200, length: 'business-name-length' })
  name!: string;

  @ApiPropertyOptional({
    example: '0100109106',
    type: String,
    nullable: true,
    description: 'Left out: as it is. A household has none',
  })
  @OptionalText({ max: 40 })
  @ParsedBy(parseTaxCode)
  taxCode?: string | null;

  @CommuneCode()
  communeCode!: string;

  @ApiProperty({ example: 'Thôn Mẫu 3', description: 'Hamlet, house number, street', maxLength: 200 })
  @Text({ max: 200, length: 'street-length' })
  street!: string;

  @ApiProperty({
    example: 'Giấy chứng nhận đăng ký thay đổi lần 2, ngày 12/11/2026',
    description: 'The paper it rests on',
    maxLength: 1000,
  })
  @Text({ max: 1000, lines: true })
  grounds!: string;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    example: null,
    description: 'The request that the office wants amended, to send it again; left out: a new one',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'not-found' })
  amends?: string | null;
}

/** The same as plain data. */
export type BusinessChangeDeclaration = Pick<BusinessChangeInput, keyof BusinessChangeInput>;

export class BusinessChangeDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) businessId!: string;
  @ApiProperty({ enum: BUSINESS_KINDS }) kind!: BusinessKind;
  @ApiProperty({ example: 'Hợp tác xã Chè mẫu Nậm Ty' }) name!: string;
  @ApiProperty({ type: String, nullable: true, example: '0100109106' }) taxCode!: string | null;
  @ApiProperty({ example: '00721' }) communeCode!: string;
  @ApiProperty({ example: 'Thôn Mẫu 3' }) street!: string;
  @ApiProperty({ example: 'Giấy chứng nhận đăng ký thay đổi lần 2, ngày 12/11/2026' }) grounds!: string;
  @ApiProperty({ enum: BUSINESS_CHANGE_STATUSES }) status!: BusinessChangeStatus;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The dossier that asks for it' })
  applicationId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'HS-261125-0007' }) reference!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What the office wrote' }) reason!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: Date;
  @ApiProperty({ type: String, format: 'date-time' }) updatedAt!: Date;
}

/** The same as plain data. */
export type BusinessChangeView = Pick<BusinessChangeDto, keyof BusinessChangeDto>;

export class BusinessChangeListDto {
  @ApiProperty({ type: [BusinessChangeDto], description: 'The last twenty, newest first' })
  items!: readonly BusinessChangeDto[];
}
