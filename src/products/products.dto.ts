import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, registerDecorator } from 'class-validator';
import { OneOf, SearchDto } from '../platform/http/page.dto.js';
import { WholeNumber } from '../platform/http/number.decorator.js';
import { Links, OptionalText, Text } from '../platform/http/text.decorator.js';
import { gtinToGtin14, isCouponOrReceipt, isRestrictedCirculation } from '../standards/gs1/index.js';
import { parseHsCode } from '../standards/vietnam/hs-code.js';
import {
  PRODUCT_CATEGORIES,
  PRODUCT_STATUSES,
  type ProductCategory,
  type ProductStatus,
} from './product.entity.js';

/** A GTIN of 8, 12, 13 or 14 digits with the right check digit, of a kind that can name a product; kept as fourteen digits. */
function IsGtin() {
  return (target: object, propertyName: string): void => {
    registerDecorator({
      name: 'isGtin',
      target: target.constructor,
      propertyName,
      validator: {
        validate: (value: unknown) => gtinFault(value) === null,
        defaultMessage: (args) => gtinFault(args?.value) ?? 'general',
      },
    });
  };
}

const GTIN_FAULTS: Readonly<Record<string, string>> = {
  'non-digit-character': 'gtin-character',
  'value-length': 'gtin-length',
  'incorrect-check-digit': 'gtin-check-digit',
};

function gtinFault(value: unknown): string | null {
  const parsed = gtinToGtin14(typeof value === 'string' ? value : '');
  if (!parsed.ok) return GTIN_FAULTS[parsed.fault.code] ?? 'gtin-length';
  if (isRestrictedCirculation(parsed.value)) return 'gtin-restricted';
  return isCouponOrReceipt(parsed.value) ? 'gtin-coupon' : null;
}

function IsHsCode() {
  return (target: object, propertyName: string): void => {
    registerDecorator({
      name: 'isHsCode',
      target: target.constructor,
      propertyName,
      validator: {
        validate: (value: unknown) => hsCodeFault(value) === null,
        defaultMessage: (args) => hsCodeFault(args?.value) ?? 'general',
      },
    });
  };
}

function hsCodeFault(value: unknown): string | null {
  const parsed = parseHsCode(typeof value === 'string' ? value : '');
  return parsed.ok ? null : parsed.fault.code;
}

const asHsDigits = ({ value }: { value: unknown }): unknown => {
  if (typeof value !== 'string') return value;
  const parsed = parseHsCode(value);
  return parsed.ok ? parsed.value : value;
};

const SHOPS_MAX = 5;

const asGtin14 = ({ value }: { value: unknown }): unknown => {
  if (typeof value !== 'string') return value;
  const parsed = gtinToGtin14(value);
  return parsed.ok ? parsed.value : value;
};

export class ProductInputDto {
  @ApiProperty({ example: 'Chè Shan tuyết Thông Nguyên', minLength: 2, maxLength: 200 })
  @Text({ min: 2, max: 200, length: 'product-name-length' })
  nameVi!: string;

  @ApiPropertyOptional({
    example: 'Shan Tuyết tea from Thông Nguyên',
    nullable: true,
    type: String,
    maxLength: 200,
  })
  @OptionalText({ max: 200 })
  nameEn?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 4000 })
  @OptionalText({ max: 4000, lines: true })
  descriptionVi?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 4000 })
  @OptionalText({ max: 4000, lines: true })
  descriptionEn?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 120 })
  @OptionalText({ max: 120 })
  brand?: string | null;

  @ApiPropertyOptional({ example: 'Hộp 100 g', nullable: true, type: String, maxLength: 60 })
  @OptionalText({ max: 60 })
  netContent?: string | null;

  @ApiPropertyOptional({
    example: 730,
    nullable: true,
    type: Number,
    minimum: 1,
    maximum: 36500,
    description: 'Days from making to expiry.',
  })
  @IsOptional()
  @WholeNumber({ min: 1, max: 36_500 })
  shelfLifeDays?: number | null;

  @ApiPropertyOptional({
    example: 'TCVN 13993:2024',
    nullable: true,
    type: String,
    maxLength: 500,
    description: 'Standards applied; one of the nine items of Decree 37/2026, Art. 23.5.',
  })
  @OptionalText({ max: 500 })
  standards?: string | null;

  @ApiPropertyOptional({
    example: '8936012345674',
    nullable: true,
    type: String,
    description: '8, 12, 13 or 14 digits; kept as 14.',
  })
  @Transform(asGtin14)
  @OptionalText({ max: 40 })
  @IsGtin()
  gtin?: string | null;

  @ApiPropertyOptional({
    enum: PRODUCT_CATEGORIES,
    nullable: true,
    description: 'Group of the OCOP programme (Decision 148/QĐ-TTg of 2023).',
  })
  @IsOptional()
  @IsIn(PRODUCT_CATEGORIES)
  category?: ProductCategory | null;

  @ApiPropertyOptional({
    example: '0902.30.10',
    nullable: true,
    type: String,
    description: 'Harmonised System: 4, 6 or 8 digits; kept without dots.',
  })
  @Transform(asHsDigits)
  @OptionalText({ max: 40 })
  @IsHsCode()
  hsCode?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 2000 })
  @OptionalText({ max: 2000, lines: true })
  ingredientsVi?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 2000 })
  @OptionalText({ max: 2000, lines: true })
  ingredientsEn?: string | null;

  @ApiPropertyOptional({
    nullable: true,
    type: String,
    maxLength: 1000,
    description: 'Allergens, who should not use it.',
  })
  @OptionalText({ max: 1000, lines: true })
  warningsVi?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 1000 })
  @OptionalText({ max: 1000, lines: true })
  warningsEn?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 1000, description: 'How to keep it.' })
  @OptionalText({ max: 1000, lines: true })
  storageVi?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 1000 })
  @OptionalText({ max: 1000, lines: true })
  storageEn?: string | null;

  @ApiPropertyOptional({
    example: ['https://htx.example/'],
    nullable: true,
    type: [String],
    maxItems: SHOPS_MAX,
    description: 'Where it is sold. Pages leave out those under which nobody answers any more.',
  })
  @Links(SHOPS_MAX)
  shopUrls?: string[] | null;
}

/** Only the fields sent change; `null` empties one. */
export class ProductChangeDto extends PartialType(ProductInputDto, { skipNullProperties: false }) {}

export class ProductDto extends ProductInputDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) businessId!: string;
  @ApiProperty() businessName!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Path of the picture.' }) image!: string | null;
  @ApiProperty({ type: [String], description: 'Those of the shops that pages leave out.' })
  deadShopUrls!: readonly string[];
  @ApiProperty({ enum: ['draft', 'submitted', 'amend', 'active', 'suspended', 'refused', 'closed'] })
  status!: string;
  @ApiProperty({ type: String, nullable: true }) statusReason!: string | null;
  @ApiProperty() sample!: boolean;
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) approvedAt!: Date | null;
}

export class ProductPageDto {
  @ApiProperty({ type: [ProductDto] }) items!: readonly ProductDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class ProductListQuery extends SearchDto {
  @OneOf(PRODUCT_STATUSES)
  status?: ProductStatus | '';
}
