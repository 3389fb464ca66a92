import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsIn, IsOptional } from 'class-validator';
import { QueryNumber } from '../../platform/http/number.decorator.js';
import { OneOf, SearchDto } from '../../platform/http/page.dto.js';
import { QueryText, Text } from '../../platform/http/text.decorator.js';
import { OFFICIALS, type OfficialRole } from '../roles.js';
import type { Lang, Role } from '../../ui/page-context.js';

/** What accounts are listed by: an office role, or all who work for businesses. */
export const KINDS = [...OFFICIALS, 'business'] as const;
export type PersonKind = (typeof KINDS)[number];

const LANGUAGES = ['vi', 'en'] as const satisfies readonly Lang[];

/** A person who is sent an invitation to set a password. */
export class InviteStaffInput {
  @ApiProperty({ example: 'Vàng Thị Mẩy', maxLength: 120 })
  @Text({ max: 120 })
  name!: string;

  @ApiProperty({ example: 'may@htx.example', maxLength: 254 })
  @Text({ max: 254 })
  @IsEmail({}, { message: 'email-invalid' })
  email!: string;

  @ApiPropertyOptional({ enum: LANGUAGES, default: 'vi', description: 'Of the invitation and of the pages.' })
  @IsOptional()
  @IsIn(LANGUAGES, { message: 'not-in-list' })
  language?: Lang;
}

export class InviteOfficialInput extends InviteStaffInput {
  @ApiProperty({ enum: OFFICIALS })
  @IsIn(OFFICIALS, { message: 'required-choice' })
  role!: OfficialRole;
}

/** Whether the account may be used. */
export class SetDisabledInput {
  @ApiProperty({ example: true, description: 'true ends every session and refuses sign-in and API keys.' })
  @IsBoolean({ message: 'not-boolean' })
  disabled!: boolean;
}

export class PeopleQuery extends SearchDto {
  @OneOf(KINDS)
  role?: PersonKind | '';
}

/** As the page's address says it: also what was just done. */
export class PeopleConsoleQuery extends PeopleQuery {
  @QueryText({ max: 40 })
  done?: string;
}

/** The version of the thing a form was drawn from. */
export class VersionInput {
  @QueryNumber({ min: 1, max: 2_147_483_647 })
  version!: number;
}

/** For whom somebody works, and as what. */
export class PersonMembership {
  @ApiProperty({ format: 'uuid' }) readonly businessId!: string;
  @ApiProperty({ example: 'Hợp tác xã Chè mẫu' }) readonly businessName!: string;
  @ApiProperty({ enum: ['owner', 'staff'] }) readonly role!: 'owner' | 'staff';
}

/** An account as those see it who look after it. */
export class Person {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ example: 'Vàng Thị Mẩy' }) readonly name!: string;
  @ApiProperty({ example: 'may@htx.example' }) readonly email!: string;
  @ApiProperty({ enum: ['owner', 'staff', ...OFFICIALS] }) readonly role!: Role;
  @ApiProperty({ enum: LANGUAGES }) readonly language!: Lang;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) readonly businessId!: string | null;
  @ApiProperty({ nullable: true, type: String }) readonly businessName!: string | null;
  @ApiPropertyOptional({
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'In the list of staff: the account; null until the invitation is taken up.',
  })
  readonly userId?: string | null;
  @ApiProperty({ type: [PersonMembership], description: 'For whom the person works.' })
  readonly memberships!: readonly PersonMembership[];
  @ApiProperty({ description: 'Invited and has not set a password yet.' }) readonly invited!: boolean;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) readonly disabledAt!: Date | null;
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'date-time',
    description: 'Last signed-in use of the pages.',
  })
  readonly seenAt!: Date | null;
  @ApiProperty({ type: String, format: 'date-time' }) readonly createdAt!: Date;
  @ApiProperty({ example: 1, description: 'Also the ETag.' }) readonly version!: number;
}

export class PersonPage {
  @ApiProperty({ type: [Person] }) readonly items!: readonly Person[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page.' }) readonly next!:
    string | null;
}
