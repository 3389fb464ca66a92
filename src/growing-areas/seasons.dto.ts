import { ApiProperty } from '@nestjs/swagger';
import { Day } from '../platform/http/date.decorator.js';
import { DecimalNumber } from '../platform/http/number.decorator.js';
import { Text } from '../platform/http/text.decorator.js';

export class SeasonInputDto {
  @ApiProperty({ example: 'Vụ thu 2026', maxLength: 120 })
  @Text({ max: 120 })
  name!: string;

  @ApiProperty({ example: '2026-09-01' })
  @Day()
  startsOn!: string;

  @ApiProperty({ example: '2026-11-30', description: 'Seasons of one area do not share a day.' })
  @Day()
  endsOn!: string;

  @ApiProperty({ example: 12.4, description: 'No more than the area measures.' })
  @DecimalNumber({ positive: true, max: 100_000, decimals: 4 })
  hectares!: number;

  @ApiProperty({ example: 1500, description: 'Kilograms a hectare.' })
  @DecimalNumber({ positive: true, max: 1_000_000, decimals: 2 })
  kgPerHectare!: number;

  @ApiProperty({ example: 'Chi cục Trồng trọt và Bảo vệ thực vật', maxLength: 200 })
  @Text({ max: 200 })
  certifiedBy!: string;

  @ApiProperty({ example: '2026-08-20' })
  @Day()
  certifiedOn!: string;
}

export class SeasonDto extends SeasonInputDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 18600, description: 'Hectares times yield.' }) capacityKg!: number;
  @ApiProperty({ example: 14900, description: 'Harvested so far, by events that stand.' }) usedKg!: number;
  @ApiProperty({ example: 0, description: 'Harvests in units that are no weight; not in usedKg.' })
  unweighed!: number;
}

export class SeasonsDto {
  @ApiProperty({ type: [SeasonDto] }) items!: readonly SeasonDto[];
}
