import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { OptionalText, Text } from '../platform/http/text.decorator.js';

export class AssignmentDto {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'uuid',
    description:
      'A reviewer who is there and has nothing to do with the applicant; null takes it from everybody',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'official-not-assignable' })
  officialId?: string | null;

  @ApiPropertyOptional({ enum: [true], description: 'Draws one of those by lot instead' })
  @IsOptional()
  @IsIn([true])
  random?: true;
}

export class FieldCheckDto {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 2000,
    example: 'Đo lại cạnh phía đông',
    description: 'What to look at',
  })
  @OptionalText({ max: 2000, lines: true })
  words?: string | null;
}

export class FieldReportDto {
  @ApiProperty({
    maxLength: 2000,
    example: 'Ngày 20/11 đi cùng chủ vườn: ranh giới đúng như khai, có biển vùng trồng.',
    description: 'Who went, when, and what was seen; the applicant reads it',
  })
  @Text({ max: 2000, lines: true, blank: 'reason-needed' })
  reason!: string;
}
