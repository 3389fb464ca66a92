import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
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

  @ApiPropertyOptional({
    example: 'oldest',
    description: 'One of the orders of the list; `newest` unless another is asked for',
  })
  @QueryText({ max: 20 })
  sort?: string;
}

/** A filter: one of the values, or an empty field, which asks for nothing. */
export function OneOf(values: readonly string[]) {
  return applyDecorators(ApiPropertyOptional({ enum: [...values] }), IsOptional(), IsIn(['', ...values]));
}

/** The query of a list that is searched. */
export class SearchDto extends PageDto {
  @ApiPropertyOptional({
    example: 'che lo hoa',
    maxLength: 120,
    description:
      'Beginnings of words in any order, with or without marks: names, codes and numbers of what is listed and of its business',
  })
  @QueryText({ max: 120 })
  q?: string;
}
