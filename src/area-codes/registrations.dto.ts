import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { Day } from '../platform/http/date.decorator.js';
import { OptionalText, Text } from '../platform/http/text.decorator.js';
import {
  REGISTRATION_CAUSES,
  REGISTRATION_STATES,
  type RegistrationCause,
  type RegistrationState,
} from './registration.entity.js';

/** Steps that are taken on a registration itself; the others are those of its dossier. */
export const REGISTRATION_STEPS = [
  'issue',
  'decline',
  'suspend',
  'correct',
  'reject',
  'reinstate',
  'revoke',
  'renew',
  'expire',
] as const;
export type RegistrationStep = (typeof REGISTRATION_STEPS)[number];

export class RegistrationRequestDto {
  @ApiProperty({ example: 'CN', description: 'Two letters; one of the markets this registry serves.' })
  @Text({ max: 2 })
  @Matches(/^[A-Z]{2}$/, { message: 'market-unknown' })
  market!: string;
}

export class RegistrationStepDto {
  @ApiProperty({ enum: REGISTRATION_STEPS })
  @IsIn(REGISTRATION_STEPS, { message: 'not-in-list' })
  action!: RegistrationStep;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 2000,
    description:
      'Why; of a correction what was done, of an inspection what was found. Public where the code is suspended or revoked.',
  })
  @OptionalText({ max: 2000, lines: true })
  reason?: string | null;

  @ApiPropertyOptional({ enum: REGISTRATION_CAUSES, description: 'Owed by suspend and revoke.' })
  @IsOptional()
  @IsIn(REGISTRATION_CAUSES, { message: 'not-in-list' })
  cause?: RegistrationCause | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'VN-TQOR-0112',
    description: 'Owed by issue.',
  })
  @OptionalText({ max: 160 })
  code?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '2026-11-25',
    description: 'First day in force.',
  })
  @IsOptional()
  @Day()
  since?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '2027-05-31',
    description: 'Last day in force; owed by renew.',
  })
  @IsOptional()
  @Day()
  until?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 60, example: '12/QĐ-SNN' })
  @OptionalText({ max: 60 })
  decisionNumber?: string | null;
}

export class RenewalDto {
  @ApiProperty({ example: '2028-05-31', description: 'The last day that is asked for.' })
  @Day()
  until!: string;

  @ApiProperty({
    maxLength: 2000,
    description: 'What has been kept to since, with papers where there are some.',
  })
  @Text({ max: 2000, lines: true })
  grounds!: string;
}

export class RegistrationDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) areaId!: string;
  @ApiProperty({ example: 'CN' }) market!: string;
  @ApiProperty({ type: String, nullable: true, example: 'VN-TQOR-0112' }) code!: string | null;
  @ApiProperty({ enum: REGISTRATION_STATES }) state!: RegistrationState;
  @ApiProperty({
    enum: ['active', 'suspended', 'revoked', 'expired'],
    nullable: true,
    description: 'How it counts today; null while it has never been in force.',
  })
  standing!: string | null;
  @ApiProperty({ enum: REGISTRATION_CAUSES, nullable: true }) cause!: RegistrationCause | null;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-25' }) since!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2027-05-31' }) until!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026-11-25',
    description: 'The day of the first whole list of its market that no longer had the code.',
  })
  unlistedSince!: string | null;
  @ApiProperty() version!: number;
}

export class RegistrationsDto {
  @ApiProperty({ type: [RegistrationDto] }) items!: readonly RegistrationDto[];
}
