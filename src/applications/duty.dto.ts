import { IsIn } from 'class-validator';
import { Day } from '../platform/http/date.decorator.js';
import { Text } from '../platform/http/text.decorator.js';

export class ConflictDto {
  @Text({ max: 20 }) taxCode!: string;
  @Text({ max: 500, lines: true, blank: 'reason-needed' }) reason!: string;
}

export class AbsenceDto {
  @Day() firstDay!: string;
  @Day() lastDay!: string;
}

export class OfficeDayDto {
  @Day() day!: string;

  @IsIn(['off', 'worked'], { message: 'required-choice' })
  kind!: 'off' | 'worked';

  @Text({ max: 120 }) name!: string;
}
