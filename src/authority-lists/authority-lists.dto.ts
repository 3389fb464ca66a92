import { IsIn } from 'class-validator';
import { Day } from '../platform/http/date.decorator.js';
import { OneOf, PageDto } from '../platform/http/page.dto.js';
import { Text } from '../platform/http/text.decorator.js';

/** Of what a list tells. */
export const COVERS = ['field', 'packing-house', 'both'] as const;
export type Covers = (typeof COVERS)[number];
/** What is shown of a list. */
export const SHOWN = ['open', 'take', 'missing', 'same', 'settled'] as const;
export type Shown = (typeof SHOWN)[number];

export class AuthorityListInput {
  @Text({ max: 2 })
  market!: string;

  @Text({ min: 2, max: 200 })
  title!: string;

  @Day()
  asOf!: string;

  @IsIn(COVERS, { message: 'required-choice' })
  covers!: Covers;
}

export class AuthorityListQuery extends PageDto {
  @OneOf(SHOWN)
  show?: Shown | '';
}
