import { ApiProperty } from '@nestjs/swagger';
import { OneOf, SearchDto } from '../../platform/http/page.dto.js';
import { Text } from '../../platform/http/text.decorator.js';

export const DUPLICATE_STATES = ['open', 'different', 'merged'] as const;
export type DuplicateState = (typeof DUPLICATE_STATES)[number];

/** What two records of one business have in common, the surest first. */
export const DUPLICATE_REASONS = ['person', 'tax', 'gln', 'name', 'near', 'phone', 'email'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

export class DuplicateListQuery extends SearchDto {
  @OneOf(DUPLICATE_STATES)
  state?: DuplicateState | '';
}

export class DifferenceInput {
  @ApiProperty({
    example: 'Chi nhánh có con dấu và nhân sự riêng',
    maxLength: 1000,
    description:
      'How you know that they are two. Remembered: the pair comes back only when something new is found.',
  })
  @Text({ max: 1000, lines: true, blank: 'reason-needed' })
  words!: string;
}

class DuplicateSideDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) taxCode!: string | null;
  @ApiProperty() status!: string;
}

export class DuplicateDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: DuplicateSideDto }) one!: DuplicateSideDto;
  @ApiProperty({ type: DuplicateSideDto }) other!: DuplicateSideDto;
  @ApiProperty({ enum: DUPLICATE_REASONS, isArray: true }) reasons!: readonly string[];
  @ApiProperty({ enum: DUPLICATE_STATES }) state!: string;
  @ApiProperty({ format: 'date-time' }) foundAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true }) decidedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedWords!: string | null;
}

export class DuplicateListDto {
  @ApiProperty({ type: [DuplicateDto] }) items!: readonly DuplicateDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
