import { ApiProperty } from '@nestjs/swagger';
import { Text } from '../platform/http/text.decorator.js';

export class BusinessNoteInput {
  @ApiProperty({ maxLength: 2000 })
  @Text({ max: 2000, lines: true })
  words!: string;
}
