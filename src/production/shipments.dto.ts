import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Moment } from '../platform/http/date.decorator.js';
import { NestedList } from '../platform/http/nested.decorator.js';
import { PageDto } from '../platform/http/page.dto.js';
import { OptionalText, Text } from '../platform/http/text.decorator.js';
import { LotAmountDto } from './operations.dto.js';

const LOTS_MAX = 50;

class TimedDto {
  @ApiProperty({ example: '2026-10-20T14:00:00+07:00', format: 'date-time' })
  @Moment({ withOffset: true })
  eventTime!: string;

  @ApiPropertyOptional({ example: 'Kho HTX', nullable: true, type: String, maxLength: 200 })
  @OptionalText({ max: 200 })
  place?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 2000 })
  @OptionalText({ max: 2000, lines: true })
  note?: string | null;
}

export class ShipmentInputDto extends TimedDto {
  @ApiPropertyOptional({
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'A business of the register.',
  })
  @IsOptional()
  @IsUUID()
  toBusinessId?: string | null;

  @ApiPropertyOptional({ example: '5100123456', nullable: true, type: String, maxLength: 20, description: 'The same, by its tax code.' }) // prettier-ignore
  @OptionalText({ max: 20 })
  toTaxCode?: string | null;

  @ApiPropertyOptional({ example: 'Cửa hàng ở Hà Nội', nullable: true, type: String, maxLength: 200, description: 'Somebody who is not in the register.' }) // prettier-ignore
  @OptionalText({ max: 200 })
  toName?: string | null;

  @ApiProperty({ type: [LotAmountDto] })
  @NestedList(() => LotAmountDto, LOTS_MAX)
  lots!: LotAmountDto[];
}

export class AnswerInputDto extends TimedDto {
  @ApiPropertyOptional({
    type: [LotAmountDto],
    description: 'What arrived, where it is not all of it; an empty list: nothing did.',
  })
  @IsOptional()
  @NestedList(() => LotAmountDto, LOTS_MAX)
  lots?: LotAmountDto[] | null;

  @ApiPropertyOptional({ example: 'Thiếu 20 hộp', nullable: true, type: String, maxLength: 2000, description: 'What is not as it was sent.' }) // prettier-ignore
  @OptionalText({ max: 2000, lines: true })
  words?: string | null;
}

export class SettlementInputDto extends TimedDto {
  @ApiProperty({ enum: ['returned', 'written-off'] })
  @IsIn(['returned', 'written-off'], { message: 'not-a-choice' })
  how!: 'returned' | 'written-off';

  @ApiProperty({ example: 'Hàng còn trên xe, đã về kho', maxLength: 2000 })
  @Text({ max: 2000, lines: true, blank: 'reason-needed' })
  words!: string;
}

export const SHIPMENT_STATES = ['sent', 'received', 'disputed', 'settled', 'delivered', 'undone'] as const;
export type ShipmentState = (typeof SHIPMENT_STATES)[number];

export class ShipmentLotDto {
  @ApiProperty({ format: 'uuid' }) lotId!: string;
  @ApiProperty() lotNumber!: string;
  @ApiProperty() productName!: string;
  @ApiProperty({ example: '1500', description: 'Exact.' }) sent!: string;
  @ApiProperty({ type: String, nullable: true, description: 'null: not answered yet.' }) arrived!:
    string | null;
  @ApiProperty({ example: 'XBX' }) unit!: string;
}

export class ShipmentDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: SHIPMENT_STATES, description: '`delivered`: to somebody who is not in the register.' })
  state!: string;
  @ApiProperty({ format: 'uuid' }) fromId!: string;
  @ApiProperty() fromName!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) toId!: string | null;
  @ApiProperty() toName!: string;
  @ApiProperty({ format: 'date-time' }) sentAt!: Date;
  @ApiProperty({ type: String, nullable: true }) words!: string | null;
  @ApiProperty({ type: String, nullable: true }) settlement!: string | null;
  @ApiProperty({ type: [ShipmentLotDto] }) lots!: readonly ShipmentLotDto[];
}

export class ShipmentPageDto {
  @ApiProperty({ type: [ShipmentDto] }) items!: readonly ShipmentDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class ShipmentListQuery extends PageDto {
  @ApiPropertyOptional({ enum: ['in', 'out'], description: 'Received or sent; both unless asked for one.' })
  @IsOptional()
  @IsIn(['', 'in', 'out'], { message: 'not-a-choice' })
  way?: 'in' | 'out' | '';
}
