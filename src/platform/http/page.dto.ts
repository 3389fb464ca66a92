import { ApiPropertyOptional } from '@nestjs/swagger';
import { PAGE_SIZE, PAGE_SIZE_MAX } from './cursor.js';
import { QueryNumber } from './number.decorator.js';
import { QueryText } from './text.decorator.js';

/** The query of every list of the API. */
export class PageDto {
  @ApiPropertyOptional({ description: 'The `next` of the page before.' })
  @QueryText({ max: 500 })
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: PAGE_SIZE_MAX, default: PAGE_SIZE })
  @QueryNumber({ min: 1, max: PAGE_SIZE_MAX }, PAGE_SIZE)
  limit: number = PAGE_SIZE;
}
