import { IsIn, IsOptional, Matches } from 'class-validator';
import { Text } from '../platform/http/text.decorator.js';

export class SavedViewDto {
  @Text({ max: 60, blank: 'view-name-needed' })
  name!: string;

  @Text({ max: 60 })
  @Matches(/^\/console\/[a-z-]{1,40}$/, { message: 'required-choice' })
  path!: string;

  /** What the list is narrowed by; the whole list needs no name. */
  @Text({ max: 1500, blank: 'view-empty' })
  query!: string;

  @IsOptional()
  @IsIn(['yes'])
  isDefault?: 'yes';
}
