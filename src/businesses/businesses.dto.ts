import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsEmail, IsIn, ValidateIf } from 'class-validator';
import { CommuneCode } from '../places/commune-code.decorator.js';
import { OneOf, SearchDto } from '../platform/http/page.dto.js';
import { OptionalLink, OptionalText, Text } from '../platform/http/text.decorator.js';
import { parseGln } from '../standards/gs1/index.js';
import { parsePersonalId } from '../standards/vietnam/personal-id.js';
import { parsePhone } from '../standards/vietnam/phone.js';
import { parseTaxCode } from '../standards/vietnam/tax-code.js';
import { fail, type Result } from '../standards/result.js';
import {
  BUSINESS_KINDS,
  BUSINESS_STATUSES,
  type BusinessKind,
  type BusinessStatus,
} from './business.entity.js';
import { ParsedBy } from './parsed-by.decorator.js';

/** GS1's own fault codes are for engineers; a person needs to know one thing. */
export function gln(text: string): Result<unknown> {
  const parsed = parseGln(text);
  return parsed.ok ? parsed : fail('gln-invalid', 0, parsed.fault.sentence);
}

const given = (value: unknown) => value !== undefined && value !== null;
/** Judged where it is given, and where the kind of business owes it. */
const OwedBy = (owes: (kind: BusinessKind) => boolean) =>
  ValidateIf(
    (input: Partial<BusinessInput>, value) => given(value) || (input.kind !== undefined && owes(input.kind)),
  );

/** What a business declares about itself. */
export class BusinessInput {
  @ApiProperty({ enum: BUSINESS_KINDS, example: 'cooperative' })
  @IsIn(BUSINESS_KINDS, { message: 'required-choice' })
  kind!: BusinessKind;

  @ApiProperty({ example: 'Hợp tác xã Chè mẫu Nậm Ty', minLength: 2, maxLength: 200 })
  @Text({ min: 2, max: 200, length: 'business-name-length' })
  name!: string;

  @ApiPropertyOptional({
    example: '0100109106',
    description: 'Every kind but a household; the check digit must fit',
  })
  @OwedBy((kind) => kind !== 'household')
  @Text({ max: 40 })
  @ParsedBy(parseTaxCode)
  taxCode?: string | null;

  @ApiPropertyOptional({
    example: '002190000000',
    writeOnly: true,
    description:
      "A household's representative's 12-digit personal ID. Stored encrypted; only the last four digits are ever shown",
  })
  @OwedBy((kind) => kind === 'household')
  @Text({ max: 40 })
  @ParsedBy(parsePersonalId)
  personalId?: string | null;

  @ApiPropertyOptional({ example: '8930000000019', description: 'Global Location Number, if any' })
  @OptionalText({ max: 40 })
  @ParsedBy(gln)
  gln?: string | null;

  @CommuneCode()
  communeCode!: string;

  @ApiProperty({ example: 'Thôn Mẫu 3', description: 'Hamlet, house number, street', maxLength: 200 })
  @Text({ max: 200, length: 'street-length' })
  street!: string;

  @ApiPropertyOptional({
    example: 'xã Việt Lâm, huyện Vị Xuyên, tỉnh Hà Giang',
    description: 'The address as it read before 1 July 2025',
    maxLength: 300,
  })
  @OptionalText({ max: 300 })
  formerAddress?: string | null;

  @ApiProperty({ example: 'Nguyễn Thị Mẫu', maxLength: 120 })
  @Text({ max: 120 })
  contactName!: string;

  @ApiProperty({ example: '0912 345 678' })
  @Text({ max: 40 })
  @ParsedBy(parsePhone)
  contactPhone!: string;

  @ApiProperty({ example: 'htx@example.vn', maxLength: 254 })
  @Text({ max: 254 })
  @IsEmail({}, { message: 'email-invalid' })
  contactEmail!: string;

  @ApiPropertyOptional({ example: 'https://example.vn', maxLength: 300 })
  @OptionalLink()
  website?: string | null;
}

/** The same as plain data. */
export type BusinessDeclaration = Pick<BusinessInput, keyof BusinessInput>;

export class BusinessChange extends PartialType(BusinessInput, { skipNullProperties: false }) {}

export class BusinessListQuery extends SearchDto {
  @OneOf(BUSINESS_STATUSES)
  status?: BusinessStatus | '';

  @OneOf(BUSINESS_KINDS)
  kind?: BusinessKind | '';
}

/** A business as itself and officials see it. A personal ID never leaves the service. */
export class BusinessDto {
  @ApiProperty({ example: '0192f1c0-7a3e-7c1d-9b1e-2f6a1c9d0e11' }) id!: string;
  @ApiProperty({ enum: BUSINESS_KINDS }) kind!: BusinessKind;
  @ApiProperty({ example: 'Hợp tác xã Chè mẫu Nậm Ty' }) name!: string;
  @ApiProperty({ type: String, nullable: true, example: '0100109106' }) taxCode!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) personalIdLast4!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) gln!: string | null;
  @ApiProperty({ example: '08' }) provinceCode!: string;
  @ApiProperty({ example: '00721' }) communeCode!: string;
  @ApiProperty({ example: 'Thôn Mẫu 3' }) street!: string;
  @ApiProperty({ example: 'Thôn Mẫu 3, xã Đồng Văn, tỉnh Tuyên Quang' }) address!: string;
  @ApiProperty({ type: String, nullable: true }) formerAddress!: string | null;
  @ApiProperty({ example: 'Nguyễn Thị Mẫu' }) contactName!: string;
  @ApiProperty({ example: '0912345678' }) contactPhone!: string;
  @ApiProperty({ example: 'htx@example.vn' }) contactEmail!: string;
  @ApiProperty({ type: String, nullable: true }) website!: string | null;
  @ApiProperty({ enum: BUSINESS_STATUSES, example: 'active' }) status!: BusinessStatus;
  @ApiProperty({ example: false }) sample!: boolean;
  @ApiProperty({ example: 1, description: 'Also the ETag, for If-Match' }) version!: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: Date;
  @ApiProperty({ type: String, format: 'date-time' }) updatedAt!: Date;
}

export class BusinessListDto {
  @ApiProperty({ type: [BusinessDto] }) items!: readonly BusinessDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
