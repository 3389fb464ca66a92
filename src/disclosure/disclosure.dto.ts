import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { DISCLOSED, TIERS, type Tier } from './disclosure.js';
import { PURPOSES, type Purpose } from './purposes.js';

function OneTier(description?: string) {
  return applyDecorators(
    ApiPropertyOptional({ enum: TIERS, ...(description === undefined ? {} : { description }) }),
    IsOptional(),
    IsIn(TIERS, { message: 'required-choice' }),
  );
}

/** Who may see what; what is left out follows the rule of the field. */
export class DisclosureInput {
  @OneTier('House number, street, hamlet: public by law but for households') street?: Tier;
  @OneTier() formerAddress?: Tier;
  @OneTier() taxCode?: Tier;
  @OneTier() gln?: Tier;
  @OneTier() website?: Tier;
  @OneTier('Needs the consent publish-contact') contactName?: Tier;
  @OneTier('Needs the consent publish-contact') contactPhone?: Tier;
  @OneTier('Needs the consent publish-contact') contactEmail?: Tier;
  @OneTier('Needs the consent publish-representative') representative?: Tier;
  @OneTier('Branches, production and packing places, warehouses') sites?: Tier;
  @OneTier('How much was harvested, made and put on sale') quantities?: Tier;
  @OneTier('Exact boundaries of growing areas, never public') boundaries?: Tier;
  @OneTier('Variety, year planted, months of harvest and water of growing areas') cultivation?: Tier;
}

class DisclosedFieldDto {
  @ApiProperty({ enum: DISCLOSED }) field!: string;
  @ApiProperty({ enum: TIERS, description: 'What the business wants.' }) chosen!: string;
  @ApiProperty({ enum: TIERS, description: 'Who sees it now: without a consent it needs, officials.' })
  now!: string;
  @ApiProperty({ enum: TIERS, isArray: true, description: 'One alone: the law decides.' })
  choices!: readonly string[];
  @ApiProperty({ enum: PURPOSES, nullable: true }) needs!: string | null;
}

export class DisclosureDto {
  @ApiProperty({ type: [DisclosedFieldDto] }) items!: readonly DisclosedFieldDto[];
}

export class ConsentInput {
  @ApiProperty({ enum: PURPOSES })
  @IsIn(PURPOSES, { message: 'required-choice' })
  purpose!: Purpose;

  @ApiProperty({ description: 'false takes it back.' })
  @IsBoolean({ message: 'required-choice' })
  given!: boolean;
}

class ConsentDto {
  @ApiProperty({ enum: PURPOSES }) purpose!: string;
  @ApiProperty() given!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: never asked.' })
  at!: Date | null;
  @ApiProperty({ type: String, nullable: true }) by!: string | null;
  @ApiProperty({ description: 'The words, as they read now.' }) words!: string;
  @ApiProperty() version!: string;
}

export class ConsentListDto {
  @ApiProperty({ type: [ConsentDto] }) items!: readonly ConsentDto[];
}
