import { IsEmail, IsString, MaxLength, MinLength } from 'class-validator';

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
