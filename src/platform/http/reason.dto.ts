import { ApiProperty } from '@nestjs/swagger';
import { Text } from './text.decorator.js';

/** Why something is stopped, in words for the people it concerns. */
export class ReasonDto {
  @ApiProperty({
    example: 'Phiếu kiểm nghiệm quá hạn',
    maxLength: 2000,
    description: 'Shown to whoever scans a code.',
  })
  @Text({ max: 2000, lines: true, blank: 'reason-needed' })
  reason!: string;
}
