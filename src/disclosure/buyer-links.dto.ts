import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { Text } from '../platform/http/text.decorator.js';

export const LINK_DAYS = [30, 90, 365] as const;

export class BuyerLinkInput {
  @ApiProperty({
    example: 'Chuỗi cửa hàng A',
    maxLength: 120,
    description: 'Whom it is for; only you read it.',
  })
  @Text({ max: 120 })
  label!: string;

  @ApiProperty({ enum: LINK_DAYS, description: 'How long it works.' })
  @IsIn(LINK_DAYS, { message: 'required-choice' })
  days!: number;
}

export class BuyerLinkDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: Date;
  @ApiProperty() createdBy!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) revokedAt!: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastUsedAt!: Date | null;
  @ApiProperty({ description: 'How often it was opened, minutes apart.' }) uses!: number;
  @ApiProperty({ enum: ['live', 'expired', 'revoked'] }) state!: string;
}

export class BuyerLinkListDto {
  @ApiProperty({ type: [BuyerLinkDto] }) items!: readonly BuyerLinkDto[];
}

export class MadeLinkDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Told once, here.' }) url!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: Date;
}
