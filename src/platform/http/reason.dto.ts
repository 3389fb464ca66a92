import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

/** Why something is stopped, in words for the people it concerns. */
export class ReasonDto {
  @ApiProperty({
    example: 'Phiếu kiểm nghiệm quá hạn',
    maxLength: 2000,
    description: 'Shown to whoever scans a code.',
  })
  @IsString()
  @Length(1, 2000, { message: 'reason-needed' })
  reason!: string;
}
