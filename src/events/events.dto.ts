import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNumber,
  IsOptional,
  IsPositive,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { EVENT_STEPS, type EventStep } from './event-steps.js';

const QUANTITY_MAX = 99_999_999_999;
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;

export class AmountDto {
  @ApiProperty({ example: 240 })
  @Max(QUANTITY_MAX)
  @IsPositive()
  @IsNumber({ maxDecimalPlaces: 3 })
  quantity!: number;

  @ApiProperty({ example: 'kg', maxLength: 20 })
  @IsString()
  @Length(1, 20, { message: 'unit-needed' })
  unit!: string;
}

export class EventAreaDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  areaId!: string;

  @ApiPropertyOptional({
    type: AmountDto,
    nullable: true,
    description: 'How much came from here; a harvest needs it.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => AmountDto)
  amount?: AmountDto | null;
}

export class EventInputDto {
  @ApiProperty({ enum: EVENT_STEPS, example: 'harvested' })
  @IsIn(EVENT_STEPS, { message: 'step-unknown' })
  step!: EventStep;

  @ApiProperty({ example: '2026-10-03T07:30:00+07:00', format: 'date-time' })
  @Matches(RFC_3339, { message: 'moment-invalid' })
  eventTime!: string;

  @ApiPropertyOptional({
    example: 'Xưởng HTX, xã Thông Nguyên',
    nullable: true,
    type: String,
    maxLength: 200,
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  place?: string | null;

  @ApiProperty({
    example: 'Tổ hái 2',
    maxLength: 120,
    description: 'Person or group responsible; shown to the own business and officials only.',
  })
  @IsString()
  @Length(1, 120, { message: 'required' })
  responsible!: string;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 2000 })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;

  @ApiPropertyOptional({ type: [EventAreaDto], description: 'The growing areas it happened on.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EventAreaDto)
  areas?: EventAreaDto[];

  @ApiPropertyOptional({
    type: AmountDto,
    nullable: true,
    description: 'What went in, for a step that transforms.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => AmountDto)
  input?: AmountDto | null;

  @ApiPropertyOptional({
    type: AmountDto,
    nullable: true,
    description: 'What came out, was packed or was shipped.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => AmountDto)
  output?: AmountDto | null;
}

export class CorrectionDto {
  @ApiProperty({ example: 'Đọc nhầm sổ tay', maxLength: 2000 })
  @IsString()
  @Length(1, 2000, { message: 'reason-needed' })
  reason!: string;

  @ApiPropertyOptional({
    type: EventInputDto,
    nullable: true,
    description: 'What is right instead; left out: it did not happen.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => EventInputDto)
  event?: EventInputDto | null;
}

export class EventDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'urn:uuid:0199f0a2-5f00-7000-8000-000000000000' }) eventId!: string;
  @ApiProperty({ enum: ['ObjectEvent', 'TransformationEvent'] }) type!: string;
  @ApiProperty({ enum: EVENT_STEPS }) step!: EventStep;
  @ApiProperty({ example: 'creating_class_instance' }) bizStep!: string;
  @ApiProperty({ format: 'date-time' }) eventTime!: Date;
  @ApiProperty({ format: 'date-time' }) recordTime!: Date;
  @ApiProperty({ type: String, nullable: true }) place!: string | null;
  @ApiProperty() responsible!: string;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty({ type: String, nullable: true }) image!: string | null;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The event this one declares erroneous.',
  })
  correctsId!: string | null;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The event that declared this one erroneous.',
  })
  correctedById!: string | null;
  @ApiProperty({ type: [EventAreaDto] }) areas!: readonly unknown[];
}

export class EventListDto {
  @ApiProperty({ type: [EventDto] }) items!: readonly EventDto[];
}
