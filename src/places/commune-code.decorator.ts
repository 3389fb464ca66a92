import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Text } from '../platform/http/text.decorator.js';

/** The code of a commune of today; whether there is one, the command finds out. */
export function CommuneCode(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ example: '00721', description: 'Commune of today; see /api/v1/places/communes' }),
    Text({ max: 20, blank: 'address-required', length: 'commune-unknown' }),
    Matches(/^\d{5}$/, { message: 'commune-unknown' }),
  );
}
