import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { SuspensionDto } from '../../audit/suspension.dto.js';
import { Text } from '../../platform/http/text.decorator.js';
import { BusinessDto } from '../businesses.dto.js';
import { IMPEDIMENTS, PEOPLE, type People } from './mergers.queries.js';

export class MergerInput extends SuspensionDto {
  @ApiProperty({ format: 'uuid', description: 'The business that stays.' })
  @Text({ max: 40 })
  @IsUUID(undefined, { message: 'business-out-of-reach' })
  into!: string;

  @ApiProperty({
    enum: PEOPLE,
    description: 'What becomes of those who work for the merged one.',
  })
  @IsIn(PEOPLE, { message: 'required-choice' })
  people!: People;
}

export class MergerQuery {
  @ApiProperty({ format: 'uuid', description: 'The business that would stay.' })
  @Text({ max: 40 })
  @IsUUID(undefined, { message: 'business-out-of-reach' })
  into!: string;
}

class HoldingsDto {
  @ApiProperty() products!: number;
  @ApiProperty() areas!: number;
  @ApiProperty() lots!: number;
  @ApiProperty() codes!: number;
  @ApiProperty() certificates!: number;
  @ApiProperty({ description: 'Open ones.' }) dossiers!: number;
  @ApiProperty() people!: number;
}

class BothHoldingsDto {
  @ApiProperty({ type: HoldingsDto }) merged!: HoldingsDto;
  @ApiProperty({ type: HoldingsDto }) survivor!: HoldingsDto;
}

class ImpedimentThingDto {
  @ApiProperty() href!: string;
  @ApiProperty() name!: string;
}

class ImpedimentDto {
  @ApiProperty({ enum: IMPEDIMENTS }) code!: string;
  @ApiProperty({ type: [ImpedimentThingDto] }) things!: readonly ImpedimentThingDto[];
}

export class MergerPreviewDto {
  @ApiProperty({ type: BusinessDto }) merged!: unknown;
  @ApiProperty({ type: BusinessDto }) survivor!: unknown;
  @ApiProperty({ type: BothHoldingsDto }) holdings!: BothHoldingsDto;
  @ApiProperty({ type: [ImpedimentDto], description: 'Empty: it may be done.' })
  impediments!: readonly ImpedimentDto[];
}
