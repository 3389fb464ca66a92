import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { QueryText } from '../platform/http/text.decorator.js';

export const FIGURES_BY = ['kind', 'unit', 'officer', 'channel', 'month'] as const;
export type FiguresBy = (typeof FIGURES_BY)[number];

/** In the order of the table. */
export const MEASURES = [
  'received',
  'decided',
  'onTime',
  'late',
  'amended',
  'refused',
  'withdrawn',
  'open',
] as const;
export type Measure = (typeof MEASURES)[number];
export type Counts = Readonly<Record<Measure, number>>;

export class FiguresQuery {
  @ApiPropertyOptional({ example: '2026-11', description: 'A month, a quarter (2026-Q4) or a year' })
  @QueryText({ max: 10 })
  period?: string;

  @ApiPropertyOptional({ enum: FIGURES_BY, default: 'kind' })
  @IsOptional()
  @IsIn(FIGURES_BY)
  by?: FiguresBy;
}

export class FigureCountsDto {
  @ApiProperty({ description: 'Dossiers first sent in the period' }) received!: number;
  @ApiProperty({ description: 'Approved or refused in the period' }) decided!: number;
  @ApiProperty({ description: 'Of those decided: not after they were due' }) onTime!: number;
  @ApiProperty({ description: 'Of those decided: after they were due' }) late!: number;
  @ApiProperty({ description: 'Times an amendment was asked for in the period' }) amended!: number;
  @ApiProperty({ description: 'Of those decided: refused' }) refused!: number;
  @ApiProperty({ description: 'Taken back by the applicant in the period' }) withdrawn!: number;
  @ApiProperty({ description: 'Neither decided nor taken back at the end of the period, or now' })
  open!: number;
}

export class FigureRowDto extends FigureCountsDto {
  @ApiProperty({ type: String, nullable: true, example: 'product', description: 'null: not known' })
  key!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Xã Hồ Thầu', description: 'As it is called today' })
  name!: string | null;
}

export class FiguresDto {
  @ApiProperty({ example: '2026-11' }) period!: string;
  @ApiProperty({ enum: FIGURES_BY }) by!: FiguresBy;
  @ApiProperty({ type: [FigureRowDto] }) rows!: readonly FigureRowDto[];
  @ApiProperty({ type: FigureCountsDto }) total!: FigureCountsDto;
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 97.5,
    description:
      '100 × onTime ÷ decided, to one decimal, half up, but 100 only where all are; null where none was decided',
  })
  onTimePercent!: number | null;
  @ApiProperty({ type: String, format: 'date-time', description: 'Until when it is counted' }) asOf!: Date;
  @ApiProperty({ description: 'Every month of it is closed' }) closed!: boolean;
}
