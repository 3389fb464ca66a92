import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { QueryNumber } from '../platform/http/number.decorator.js';
import { Text } from '../platform/http/text.decorator.js';
import { type Way, WAYS } from './chain.js';

/** Lots and events that one trace reads, at most, and unless asked otherwise. */
export const TRACE_MAX = 200_000;
const TRACE_USUAL = 10_000;

export class TraceQuery {
  @ApiProperty({
    example: 'lot:0199f0a2-5f00-7000-8000-000000000000',
    description:
      'From where: `lot:`, `area:`, `event:` (such as a use of pesticide), `product:`, `business:` and an id, `ingredient:` and a name.',
  })
  @Text({ max: 200 })
  from!: string;

  @ApiProperty({ enum: WAYS, description: 'Where it comes from, or what became of it.' })
  @IsIn(WAYS, { message: 'not-a-choice' })
  way!: Way;

  @ApiPropertyOptional({ minimum: 1, maximum: TRACE_MAX, default: TRACE_USUAL })
  @QueryNumber({ min: 1, max: TRACE_MAX }, TRACE_USUAL)
  most: number = TRACE_USUAL;
}

class LinkDto {
  @ApiProperty({ format: 'uuid' }) eventId!: string;
  @ApiProperty({ enum: ['in', 'out'] }) side!: string;
  @ApiProperty({ description: 'Id of a node.' }) nodeId!: string;
  @ApiProperty({ type: String, nullable: true, example: '40.5', description: 'Exact.' }) amount!:
    string | null;
  @ApiProperty({ type: String, nullable: true, example: 'KGM' }) unit!: string | null;
}

class NodeDto {
  @ApiProperty({ enum: ['lot', 'area', 'receiver', 'foreign'] }) kind!: string;
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'Operations between it and where the trace began.' }) depth!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Back: which part of what was asked about is of it. Forward: which part of it is of what was asked about. null: it cannot be told.',
  })
  share!: number | null;
}

class ChainEventDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'blend' }) kind!: string;
  @ApiProperty({ format: 'date-time' }) time!: Date;
  @ApiProperty({ format: 'uuid' }) businessId!: string;
  @ApiProperty() businessName!: string;
}

export class ChainDto {
  @ApiProperty({ enum: WAYS }) way!: string;
  @ApiProperty({ type: [String] }) starts!: readonly string[];
  @ApiProperty({ type: [NodeDto] }) nodes!: readonly NodeDto[];
  @ApiProperty({ type: [ChainEventDto] }) events!: readonly ChainEventDto[];
  @ApiProperty({ type: [LinkDto], description: 'What went into each event and came out of it.' })
  links!: readonly LinkDto[];
  @ApiProperty({ description: 'More would have followed than was asked for.' }) cut!: boolean;
  @ApiProperty({ description: 'Lots in the hands of others, which are not shown.' }) hidden!: number;
}
