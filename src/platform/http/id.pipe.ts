import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from '../errors.js';
import { isId } from '../id.js';

/** `@Param('id', IdPipe)`: what cannot be an id names nothing, so it is not found. */
@Injectable()
export class IdPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (typeof value !== 'string' || !isId(value)) throw new NotFound();
    return value;
  }
}
