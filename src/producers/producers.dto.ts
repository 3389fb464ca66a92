import { ApiProperty } from '@nestjs/swagger';
import { BUSINESS_KINDS } from '../businesses/business.entity.js';
import { SITE_KINDS } from '../businesses/sites/site.entity.js';

class UnitDto {
  @ApiProperty() kind!: string;
  @ApiProperty() name!: string;
  @ApiProperty() nameEn!: string;
}

class ProducerPersonDto {
  @ApiProperty() name!: string;
  @ApiProperty() position!: string;
}

class ProducerSiteDto {
  @ApiProperty({ enum: SITE_KINDS }) kind!: string;
  @ApiProperty() name!: string;
  @ApiProperty() street!: string;
  @ApiProperty({ type: [UnitDto] }) place!: readonly UnitDto[];
  @ApiProperty({ type: String, nullable: true }) gln!: string | null;
  @ApiProperty({ description: 'The office has seen that it is so.' }) confirmed!: boolean;
}

/** What a producer shows to everybody; null is hidden or not declared. */
export class ProducerDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: BUSINESS_KINDS }) kind!: string;
  @ApiProperty({ enum: ['active', 'suspended', 'ended'] }) state!: string;
  @ApiProperty({ type: [UnitDto], description: 'Commune and province.' }) place!: readonly UnitDto[];
  @ApiProperty({ type: String, nullable: true }) street!: string | null;
  @ApiProperty({ type: String, nullable: true }) formerAddress!: string | null;
  @ApiProperty({ type: String, nullable: true }) taxCode!: string | null;
  @ApiProperty({ type: String, nullable: true }) gln!: string | null;
  @ApiProperty({ type: String, nullable: true }) website!: string | null;
  @ApiProperty({ type: String, nullable: true }) contactName!: string | null;
  @ApiProperty({ type: String, nullable: true }) contactPhone!: string | null;
  @ApiProperty({ type: String, nullable: true }) contactEmail!: string | null;
  @ApiProperty({ type: [ProducerPersonDto] }) representatives!: readonly ProducerPersonDto[];
  @ApiProperty({ type: [ProducerSiteDto] }) sites!: readonly ProducerSiteDto[];
  @ApiProperty({ type: [String], description: 'Names of businesses that went into this one.' })
  formerly!: readonly string[];
  @ApiProperty() sample!: boolean;
}
