import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { WholeNumber } from '../platform/http/number.decorator.js';
import { SearchDto } from '../platform/http/page.dto.js';
import { OptionalText, QueryText } from '../platform/http/text.decorator.js';
import { DecisionFields } from './decision-fields.decorator.js';
import { REASON_CODES, type ReasonCode } from './reason-codes.js';
import {
  APPLICATION_STATUSES,
  CHANNELS,
  DECISIONS,
  type Channel,
  type FieldCheck,
  type ApplicationStatus,
  type Decision,
} from './application.entity.js';

/**
 * Ways to look at the queue: `waiting` for the office, of those due `today` and `soon` (by the end of tomorrow), `late`, `mine`,
 * those where somebody has to go and look (`visits`) and those of nobody (`unassigned`);
 * `amend` waiting for the applicant; `decided`; `all`, newest first.
 */
export const APPLICATION_VIEWS = [
  'waiting',
  'today',
  'soon',
  'late',
  'mine',
  'visits',
  'unassigned',
  'amend',
  'decided',
  'all',
] as const;
export type QueueView = (typeof APPLICATION_VIEWS)[number];

export class ApplicationListQuery extends SearchDto {
  @ApiPropertyOptional({ enum: APPLICATION_VIEWS, example: 'waiting' })
  @IsOptional()
  @IsIn(APPLICATION_VIEWS)
  view?: QueueView;

  @ApiPropertyOptional({ example: 'product', description: 'What it is about' })
  @QueryText({ max: 60 })
  kind?: string;
}

/** The same as plain data. */
export type ApplicationFilter = Pick<ApplicationListQuery, keyof ApplicationListQuery>;

export class DecisionDto {
  @ApiProperty({ enum: DECISIONS, example: 'approve' })
  @IsIn(DECISIONS, { message: 'required-choice' })
  decision!: Decision;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 2000,
    example: null,
    description: 'Owed unless approved; the applicant reads it',
  })
  @OptionalText({ max: 2000, lines: true })
  reason?: string | null;

  @ApiPropertyOptional({
    enum: REASON_CODES,
    nullable: true,
    example: null,
    description: 'Why, from a list, beside the words; other where none is named',
  })
  @IsOptional()
  @IsIn([...REASON_CODES, null], { message: 'required-choice' })
  reasonCode?: ReasonCode | null;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 500 },
    example: { areaCode: 'VN-TQOR-0112' },
    description:
      'What this kind of dossier asks for beside; the approval of a growing area owes its areaCode',
  })
  @IsOptional()
  @DecisionFields()
  fields?: Record<string, string>;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    example: 1,
    description: 'The version that was read; 412 when it has changed',
  })
  @IsOptional()
  @WholeNumber({ min: 1, max: 2_147_483_647 })
  version?: number | null;
}

const STEPS = [
  'submit',
  'resubmit',
  'assign',
  'order-field-check',
  'report-field-check',
  'approve',
  'amend',
  'refuse',
  'withdraw',
] as const;

export class ApplicationDto {
  @ApiProperty({ example: '0192f1c0-7a3e-7c1d-9b1e-2f6a1c9d0e11' }) id!: string;
  @ApiProperty({ example: 'HS-261121-0007' }) reference!: string;
  @ApiProperty({ example: 'growing-area' }) kind!: string;
  @ApiProperty({ example: '0192f1c0-7a3e-7c1d-9b1e-2f6a1c9d0e12' }) subjectId!: string;
  @ApiProperty({ example: 'Chè Shan tuyết Thông Nguyên' }) title!: string;
  @ApiProperty({ example: '0192f1c0-7a3e-7c1d-9b1e-2f6a1c9d0e13' }) businessId!: string;
  @ApiProperty({ example: 'Hợp tác xã Chè mẫu Nậm Ty' }) businessName!: string;
  @ApiProperty({ enum: APPLICATION_STATUSES, example: 'submitted' }) status!: ApplicationStatus;
  @ApiProperty({ type: String, format: 'date-time' }) submittedAt!: Date;
  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'When an answer is due, counted in working days',
  })
  dueAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true, example: null }) reason!: string | null;
  @ApiProperty({ enum: REASON_CODES, nullable: true, example: null }) reasonCode!: ReasonCode | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '12/2026/QĐ-SKHCN',
    description: 'Of a decision that ended it; unique in its agency and year',
  })
  decisionNumber!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The page of the decision is /decisions/{decisionToken}',
  })
  decisionToken!: string | null;
  @ApiProperty({ enum: CHANNELS, example: 'online', description: 'How it came in' }) channel!: Channel;
  @ApiProperty({ enum: ['ordered', 'done'], nullable: true, example: null }) fieldCheck!: FieldCheck | null;
  @ApiProperty({ type: String, nullable: true, description: 'The official who works on it' })
  assignedTo!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Nguyễn Thị Mẫu' }) assigneeName!: string | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 2,
    description: 'Working days left while the office has it, negative when late',
  })
  daysLeft!: number | null;
  @ApiProperty({ example: 1, description: 'Also the ETag' }) version!: number;
}

export class ApplicationStepDto {
  @ApiProperty({ type: String, format: 'date-time' }) at!: Date;
  @ApiProperty({ enum: STEPS, example: 'submit' }) action!: string;
  @ApiProperty({ example: 'Nguyễn Thị Mẫu', description: 'Who took the step' }) by!: string;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ enum: REASON_CODES, nullable: true }) reasonCode!: string | null;
}

export class ApplicationStepListDto {
  @ApiProperty({ type: [ApplicationStepDto] }) items!: readonly ApplicationStepDto[];
}

/** The same as plain data. */
export type ApplicationView = Pick<ApplicationDto, keyof ApplicationDto>;

export class ApplicationListDto {
  @ApiProperty({ type: [ApplicationDto] }) items!: readonly ApplicationDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
