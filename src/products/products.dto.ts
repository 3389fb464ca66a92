import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  Matches,
  registerDecorator,
  ValidateNested,
} from 'class-validator';
import { OneOf, SearchDto } from '../platform/http/page.dto.js';
import { WholeNumber } from '../platform/http/number.decorator.js';
import { Links, OptionalText, Text } from '../platform/http/text.decorator.js';
import { parseHsCode } from '../standards/vietnam/hs-code.js';
import { OptionalGtin } from './gtin.decorator.js';
import { VariantDto } from './variants.dto.js';
import {
  PRODUCT_CATEGORIES,
  PRODUCT_STATUSES,
  type ProductCategory,
  type ProductStatus,
} from './product.entity.js';

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
/** The database has as many places. */
export const PICTURES_MAX = 8;

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
  @OptionalGtin()
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

/** A picture that is there, as it is to be: its place is that in the list. */
class PlacedPictureDto {
  @ApiProperty({ description: 'Which of its pictures.' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'not-found' })
  sha256!: string;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 200, description: 'What is seen.' })
  @OptionalText({ max: 200 })
  altVi?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 200 })
  @OptionalText({ max: 200 })
  altEn?: string | null;
}

export class PicturesDto {
  @ApiProperty({ type: [PlacedPictureDto], maxItems: PICTURES_MAX })
  @IsArray()
  @ArrayMaxSize(PICTURES_MAX, { message: `too-many?max=${PICTURES_MAX}` })
  @ValidateNested({ each: true })
  @Type(() => PlacedPictureDto)
  pictures!: PlacedPictureDto[];
}

export class ProductPictureDto {
  @ApiProperty() sha256!: string;
  @ApiProperty({ description: 'Path of the largest.' }) src!: string;
  @ApiProperty({ description: 'Each size with its width, as in the attribute of HTML.' }) srcset!: string;
  @ApiProperty() width!: number;
  @ApiProperty() height!: number;
  @ApiProperty({ type: String, nullable: true }) altVi!: string | null;
  @ApiProperty({ type: String, nullable: true }) altEn!: string | null;
}

export class ProductDto extends ProductInputDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) businessId!: string;
  @ApiProperty() businessName!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Path of the picture.' }) image!: string | null;
  @ApiProperty({ type: () => [ProductPictureDto], description: 'In their order; the first is the cover.' })
  pictures!: readonly ProductPictureDto[];
  @ApiProperty({ type: [VariantDto], description: 'Units in which it is sold, beside its own.' })
  variants!: readonly VariantDto[];
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
