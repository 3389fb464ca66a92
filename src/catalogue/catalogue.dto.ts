import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { CERTIFICATE_KINDS, type CertificateKind } from '../certificates/certificate.entity.js';
import { OneOf, SearchDto } from '../platform/http/page.dto.js';
import { QueryText } from '../platform/http/text.decorator.js';
import { PRODUCT_CATEGORIES, type ProductCategory } from '../products/product.entity.js';

export class CatalogueQuery extends SearchDto {
  @ApiPropertyOptional({ example: '00721', description: 'Code of a commune of today.' })
  @QueryText({ max: 10 })
  commune?: string;

  @OneOf(PRODUCT_CATEGORIES)
  category?: ProductCategory | '';

  @OneOf(CERTIFICATE_KINDS)
  certificate?: CertificateKind | '';

  @ApiPropertyOptional({ format: 'uuid', description: 'Id of a business.' })
  @QueryText({ max: 40 })
  @IsOptional()
  @IsUUID()
  producer?: string;
}

class ListedBusinessDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

class ListedCommuneDto {
  @ApiProperty() code!: string;
  @ApiProperty() kind!: string;
  @ApiProperty() name!: string;
  @ApiProperty() nameEn!: string;
}

class ListedCertificateDto {
  @ApiProperty({ enum: CERTIFICATE_KINDS }) kind!: string;
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({ type: Number, nullable: true }) stars!: number | null;
}

class ListedPictureDto {
  @ApiProperty() src!: string;
  @ApiProperty({ description: 'Each size with its width, as in the attribute of HTML.' }) srcset!: string;
  @ApiProperty({ description: 'Of the largest, in pixels.' }) width!: number;
  @ApiProperty() height!: number;
}

class ListedProductDto {
  @ApiProperty({ description: 'Of its public page.' }) path!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) nameEn!: string | null;
  @ApiProperty({ enum: PRODUCT_CATEGORIES, nullable: true }) category!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Path of the picture.' }) image!: string | null;
  @ApiProperty({ type: ListedPictureDto, nullable: true }) picture!: ListedPictureDto | null;
  @ApiProperty({ type: ListedBusinessDto }) business!: ListedBusinessDto;
  @ApiProperty({ type: ListedCommuneDto, nullable: true }) commune!: ListedCommuneDto | null;
  @ApiProperty({ type: [ListedCertificateDto], description: 'Confirmed and in force today.' })
  certificates!: readonly ListedCertificateDto[];
  @ApiProperty({ description: 'Ways of packing in which it is sold now; 0 where it is sold in one only.' })
  units!: number;
  @ApiProperty({ format: 'date-time' }) listedAt!: Date;
}

export class CataloguePageDto {
  @ApiProperty({ type: [ListedProductDto] }) items!: readonly ListedProductDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
