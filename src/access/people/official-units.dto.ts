import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, Matches } from 'class-validator';
import { OFFICIALS, type OfficialRole } from '../roles.js';

const MOST = 400;

export class OfficialUnitsInput {
  @ApiProperty({
    type: [String],
    example: ['00721', '00724'],
    maxItems: MOST,
    description: 'Codes of today: two digits a province, five a commune. An empty list means everywhere.',
  })
  @IsArray({ message: 'not-a-list' })
  @ArrayMaxSize(MOST, { message: `too-many?max=${MOST}` })
  @Matches(/^(\d{2}|\d{5})$/, { each: true, message: 'unit-unknown' })
  units!: string[];
}

class OfficialUnit {
  @ApiProperty({ example: '00721' }) readonly code!: string;
  @ApiProperty({ example: 'Xã' }) readonly kind!: string;
  @ApiProperty({ example: 'Đồng Văn' }) readonly name!: string;
  @ApiProperty({ example: 'Dong Van' }) readonly nameEn!: string;
}

export class OfficialUnitsDto {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ example: 'Vàng Thị Mẩy' }) readonly name!: string;
  @ApiProperty({ enum: OFFICIALS }) readonly role!: OfficialRole;
  @ApiProperty({ type: [OfficialUnit], description: 'Empty: everywhere.' })
  readonly units!: readonly OfficialUnit[];
}
