import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsIn } from 'class-validator';
import { ReasonDto } from '../../platform/http/reason.dto.js';
import { Secret, Text } from '../../platform/http/text.decorator.js';

export const KEEPS = ['staff', 'nothing'] as const;
export type Keeps = (typeof KEEPS)[number];

/** Who is to have the business, what the present owner keeps, and that it is really the owner who says so. */
export class HandOverInput {
  @ApiProperty({ example: 'Nguyễn Thị Mẫu', maxLength: 120 })
  @Text({ max: 120 })
  name!: string;

  @ApiProperty({ example: 'chu-moi@example.vn', maxLength: 254 })
  @Text({ max: 254 })
  @IsEmail({}, { message: 'email-invalid' })
  email!: string;

  @ApiProperty({ enum: KEEPS, description: 'What becomes of whoever hands it over' })
  @IsIn(KEEPS, { message: 'required-choice' })
  keeps!: Keeps;

  @ApiProperty({ description: 'Of the account: a key alone hands nothing over' })
  @Secret()
  currentPassword!: string;
}

/** The owner is gone: an official says to whom, why, and by which paper. */
export class AssignOwnerInput extends ReasonDto {
  @ApiProperty({ example: 'Nguyễn Thị Mẫu', maxLength: 120 })
  @Text({ max: 120 })
  name!: string;

  @ApiProperty({ example: 'chu-moi@example.vn', maxLength: 254 })
  @Text({ max: 254 })
  @IsEmail({}, { message: 'email-invalid' })
  email!: string;

  @ApiProperty({ example: '12/QĐ-UBND', maxLength: 60 })
  @Text({ max: 60 })
  decisionNumber!: string;
}

const STATES = ['open', 'lapsed', 'accepted', 'declined', 'withdrawn'] as const;

export class TransferDto {
  @ApiProperty({ example: '0192f1c0-7a3e-7c1d-9b1e-2f6a1c9d0e11' }) id!: string;
  @ApiProperty({ example: '0192f1c0-7a3e-7c1d-9b1e-2f6a1c9d0e11' }) businessId!: string;
  @ApiProperty({ example: 'Nguyễn Thị Mẫu' }) toName!: string;
  @ApiProperty({ example: 'chu-moi@example.vn' }) toEmail!: string;
  @ApiProperty() proposedBy!: string;
  @ApiProperty() byOffice!: boolean;
  @ApiProperty({ enum: KEEPS, nullable: true }) keeps!: Keeps | null;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ type: String, nullable: true }) decisionNumber!: string | null;
  @ApiProperty({ enum: STATES, description: 'lapsed: nobody answered in time' })
  state!: (typeof STATES)[number];
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: Date;
  @ApiProperty({ type: String, format: 'date-time' }) expiresAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt!: Date | null;
}

export class TransferListDto {
  @ApiProperty({ type: [TransferDto] }) items!: TransferDto[];
}

export class NewOwnerInput {
  @Text({ max: 120 })
  name!: string;

  @Secret()
  password!: string;
}
