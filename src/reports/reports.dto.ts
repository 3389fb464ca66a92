import { IsIn, IsOptional } from 'class-validator';
import { PageDto } from '../platform/http/page.dto.js';
import { OptionalText, Text } from '../platform/http/text.decorator.js';
import { REPORT_CATEGORIES, type ReportCategory } from './report.entity.js';

export class ReportInputDto {
  @IsIn(REPORT_CATEGORIES, { message: 'required-choice' })
  category!: ReportCategory;

  @Text({ max: 4000, lines: true })
  words!: string;

  @OptionalText({ max: 300 })
  about?: string | null;

  @OptionalText({ max: 200 })
  place?: string | null;

  @OptionalText({ max: 200 })
  contact?: string | null;
}

export class AnswerDto {
  @Text({ max: 4000, lines: true })
  answer!: string;
}

export const REPORT_VIEWS = ['open', 'answered', 'closed', 'all'] as const;
export type ReportsView = (typeof REPORT_VIEWS)[number];

export class ReportListDto extends PageDto {
  @IsOptional()
  @IsIn(REPORT_VIEWS)
  view?: ReportsView;
}
