import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { Text } from '../platform/http/text.decorator.js';
import { DecisionFields } from '../applications/decision-fields.decorator.js';
import { REQUEST_KINDS, SUBJECT_TYPES, type RequestKind, type SubjectType } from './request.entity.js';

export class RequestDto {
  @ApiProperty({ enum: REQUEST_KINDS, example: 'lifting' })
  @IsIn(REQUEST_KINDS, { message: 'required-choice' })
  kind!: RequestKind;

  @ApiProperty({ enum: SUBJECT_TYPES, example: 'product' })
  @IsIn(SUBJECT_TYPES, { message: 'required-choice' })
  subjectType!: SubjectType;

  @ApiProperty({ example: '0192f1c0-7a3e-7c1d-9b1e-2f6a1c9d0e12', description: 'Of a code, the code itself' })
  @Text({ max: 60 })
  subjectId!: string;

  @ApiProperty({
    maxLength: 2000,
    example: 'Đã in lại nhãn, hạn dùng đúng như khai.',
    description: 'What was put right; of a correction, why it was wrong and on which paper it rests',
  })
  @Text({ max: 2000, lines: true })
  words!: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 500 },
    example: {},
    description:
      'Of a correction: growing-area name, crop, village, households, hectaresDeclared; lot madeOn, expiresOn; numbers as they are written here, 1.234,5. What is as it should be may be left out',
  })
  @IsOptional()
  @DecisionFields()
  changes?: Record<string, string>;
}
