import { Injectable, ValidationPipe, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { Invalid } from '../errors.js';
import { toFaults, VALIDATOR_OPTIONS } from './validation.js';

/**
 * The one validation of everything that comes in. A body with an unknown field is refused, so that a misspelt one is
 * not lost in silence; an address may carry strangers (`lang`, or what a social network appends), which are dropped.
 */
@Injectable()
export class InputPipe implements PipeTransform {
  private readonly body = pipe(true);
  private readonly query = pipe(false);

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    return (metadata.type === 'query' ? this.query : this.body).transform(value, metadata);
  }
}

function pipe(forbidNonWhitelisted: boolean): ValidationPipe {
  return new ValidationPipe({
    ...VALIDATOR_OPTIONS,
    forbidNonWhitelisted,
    transform: true,
    exceptionFactory: (errors) => new Invalid(toFaults(errors)),
  });
}
