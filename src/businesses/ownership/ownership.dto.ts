import { IsEmail, IsIn } from 'class-validator';
import { ReasonDto } from '../../platform/http/reason.dto.js';
import { Secret, Text } from '../../platform/http/text.decorator.js';

export const KEEPS = ['staff', 'nothing'] as const;
export type Keeps = (typeof KEEPS)[number];

/** Who is to have the business, what the present owner keeps, and that it is really the owner who says so. */
export class HandOverInput {
  @Text({ max: 120 })
  name!: string;

  @Text({ max: 254 })
  @IsEmail({}, { message: 'email-invalid' })
  email!: string;

  @IsIn(KEEPS, { message: 'required-choice' })
  keeps!: Keeps;

  @Secret()
  currentPassword!: string;
}

/** The owner is gone: an official says to whom, why, and by which paper. */
export class AssignOwnerInput extends ReasonDto {
  @Text({ max: 120 })
  name!: string;

  @Text({ max: 254 })
  @IsEmail({}, { message: 'email-invalid' })
  email!: string;

  @Text({ max: 60 })
  decisionNumber!: string;
}

export class NewOwnerInput {
  @Text({ max: 120 })
  name!: string;

  @Secret()
  password!: string;
}
