import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsDefined, IsOptional, Matches } from 'class-validator';
import { OptionalText, QueryText, Text } from '../platform/http/text.decorator.js';

export class EudrFileDto {
  @ApiProperty({ type: Object, description: 'The file, as an object or as text.' })
  @IsDefined()
  file!: unknown;

  @ApiProperty({ example: 'Cà phê chè', maxLength: 120, description: 'What grows on its plots.' })
  @Text({ max: 120 })
  crop!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Commune of all plots; without it each lies where the outlines of communes say.',
  })
  @OptionalText({ max: 5 })
  @IsOptional()
  @Matches(/^\d{5}$/, { message: 'commune-unknown' })
  communeCode?: string | null;

  @ApiPropertyOptional({ default: false, description: 'false tries the file and makes nothing.' })
  @IsOptional()
  @IsBoolean({ message: 'required-choice' })
  keep?: boolean;
}

class PlotFaultDto {
  @ApiProperty() path!: string;
  @ApiProperty({ example: 'geo-too-small' }) code!: string;
}

class TakenPlotDto {
  @ApiProperty() name!: string;
  @ApiProperty() hectares!: number;
  @ApiProperty({ type: String, nullable: true }) communeCode!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of the draft that was made of it.' })
  areaId!: string | null;
  @ApiProperty({ type: [PlotFaultDto] }) faults!: readonly PlotFaultDto[];
}

class PlotNoticeDto {
  @ApiProperty({ example: '/features/3/geometry' }) at!: string;
  @ApiProperty() sentence!: string;
}

export class TakenFileDto {
  @ApiProperty({ type: [TakenPlotDto] }) plots!: readonly TakenPlotDto[];
  @ApiProperty({ type: [PlotNoticeDto] }) notices!: readonly PlotNoticeDto[];
}

export class EudrQuery {
  @ApiPropertyOptional({
    description: 'Ids with commas between them, 100 at most; all that have a code without it.',
  })
  @QueryText({ max: 3800 })
  ids?: string;
}
