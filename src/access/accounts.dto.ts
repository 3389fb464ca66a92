import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import type { Lang } from '../ui/page-context.js';

/** What a person gives to open an account; the password is judged by `password-policy.ts`. */
export class SignUpInput {
  @IsString({ message: 'required' })
  @MinLength(1, { message: 'required' })
  @MaxLength(120, { message: 'too-long' })
  name!: string;

  @IsString({ message: 'required' })
  @MaxLength(254, { message: 'too-long' })
  @IsEmail({}, { message: 'email-invalid' })
  email!: string;

  @IsString({ message: 'required' })
  password!: string;
}

/** Nothing is said about the shape of what is wrong anyway. */
export class SignInInput {
  @IsString({ message: 'required' })
  @MaxLength(254, { message: 'too-long' })
  email!: string;

  @IsString({ message: 'required' })
  @MaxLength(1000, { message: 'too-long' })
  password!: string;
}

export class ChangePasswordInput {
  @IsString({ message: 'required' })
  @MaxLength(1000, { message: 'too-long' })
  currentPassword!: string;

  @IsString({ message: 'required' })
  newPassword!: string;
}

export class NewApiKeyInput {
  @ApiProperty({
    example: 'Phần mềm bán hàng',
    maxLength: 80,
    description: 'Where the key is used, to know it again.',
  })
  @IsString({ message: 'required' })
  @MinLength(1, { message: 'required' })
  @MaxLength(80, { message: 'too-long' })
  name!: string;
}

export class ChooseLanguageInput {
  @IsIn(['vi', 'en'], { message: 'not-in-list' })
  language!: Lang;
}
