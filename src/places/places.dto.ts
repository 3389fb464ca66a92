import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { QueryText, Text } from '../platform/http/text.decorator.js';

export class CommuneQuery {
  @ApiProperty({
    example: 'tả lủng, mèo vạc',
    description: 'A name of today or of before 1 July 2025, marks optional',
  })
  @Text({ min: 2, max: 120 })
  q!: string;

  @ApiPropertyOptional({ example: '08', description: 'Puts communes of this province first' })
  @IsOptional()
  @QueryText({ max: 2 })
  @Matches(/^\d{2}$/, { message: 'province-code' })
  near?: string;
}

export class ProvinceDto {
  @ApiProperty({ example: '08' }) code!: string;
  @ApiProperty({ example: 'Tỉnh' }) kind!: string;
  @ApiProperty({ example: 'Tuyên Quang' }) name!: string;
  @ApiProperty({ example: 'Tuyen Quang' }) nameEn!: string;
}

export class CommuneDto {
  @ApiProperty({
    example: '00769',
    description: 'Code of the General Statistics Office, in force since 1 July 2025',
  })
  code!: string;
  @ApiProperty({ example: 'Xã' }) kind!: string;
  @ApiProperty({ example: 'Mèo Vạc' }) name!: string;
  @ApiProperty({ example: 'Meo Vac' }) nameEn!: string;
  @ApiProperty({ type: ProvinceDto }) province!: ProvinceDto;
  @ApiProperty({ example: 'xã Mèo Vạc, tỉnh Tuyên Quang' }) address!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'xã Tả Lủng, huyện Mèo Vạc, tỉnh Hà Giang',
    description: 'The old address by which it was found; null when found by its name of today',
  })
  formerly!: string | null;
  @ApiProperty({
    example: false,
    description: 'That old commune was divided among several: ask for the hamlet',
  })
  split!: boolean;
}

export class CommuneListDto {
  @ApiProperty({ type: [CommuneDto] }) items!: CommuneDto[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export class ProvinceListDto {
  @ApiProperty({ type: [ProvinceDto] }) items!: ProvinceDto[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}
