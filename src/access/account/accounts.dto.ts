import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsIn } from 'class-validator';
import { Secret, Text } from '../../platform/http/text.decorator.js';
import type { Lang } from '../../ui/page-context.js';

/** What a person gives to open an account; the password is judged by `password-policy.ts`. */
export class SignUpInput {
  @Text({ max: 120 })
  name!: string;

  @Text({ max: 254 })
  @IsEmail({}, { message: 'email-invalid' })
  email!: string;

  @Secret()
  password!: string;
}

/** What a person gives who takes up an invitation and has no account. */
export class InvitedInput {
  @Text({ max: 120 })
  name!: string;

  @Secret()
  password!: string;
}

/** Nothing is said about the shape of what is wrong anyway. */
export class SignInInput {
  @Text({ max: 254 })
  email!: string;

  @Secret()
  password!: string;
}

export class ChangePasswordInput {
  @Secret()
  currentPassword!: string;

  @Secret()
  newPassword!: string;
}

export class NewApiKeyInput {
  @ApiProperty({
    example: 'Phần mềm bán hàng',
    maxLength: 80,
    description: 'Where the key is used, to know it again.',
  })
  @Text({ max: 80 })
  name!: string;
}

export class ChooseLanguageInput {
  @IsIn(['vi', 'en'], { message: 'not-in-list' })
  language!: Lang;
}
