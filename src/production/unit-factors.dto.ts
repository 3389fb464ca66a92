import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { AmountDto } from '../diary/diary.dto.js';
import { Nested } from '../platform/http/nested.decorator.js';
import { Text } from '../platform/http/text.decorator.js';

export class UnitFactorInputDto {
  @ApiProperty({ example: 'hộp', maxLength: 20 })
  @Text({ max: 20, blank: 'unit-needed' })
  unit!: string;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String, description: 'Of one product; left out: of all of the business.' }) // prettier-ignore
  @IsOptional()
  @IsUUID()
  productId?: string | null;

  @ApiProperty({ type: AmountDto, description: 'What one holds, as 100 g.' })
  @Nested(() => AmountDto)
  content!: AmountDto;
}

export class UnitFactorDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) businessId!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) productId!: string | null;
  @ApiProperty({ type: String, nullable: true }) productName!: string | null;
  @ApiProperty({ example: 'hộp' }) unit!: string;
  @ApiProperty({ example: 100 }) quantity!: number;
  @ApiProperty({ example: 'g' }) saidUnit!: string;
  @ApiProperty({ format: 'date-time' }) declaredAt!: Date;
}

export class UnitFactorListDto {
  @ApiProperty({ type: [UnitFactorDto] }) items!: readonly UnitFactorDto[];
}
