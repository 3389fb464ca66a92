import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DayOrMoment } from '../platform/http/date.decorator.js';
import { PageDto } from '../platform/http/page.dto.js';
import { QueryText } from '../platform/http/text.decorator.js';

export class AuditQuery extends PageDto {
  @ApiPropertyOptional({
    description: 'Who did it: id, e-mail, or part of the name',
    example: 'can-bo@example.vn',
  })
  @QueryText({ max: 254 })
  actor?: string;

  @ApiPropertyOptional({ description: 'What was done', example: 'lot.created' })
  @QueryText({ max: 80 })
  action?: string;

  @ApiPropertyOptional({ description: 'Kind of thing it was done to', example: 'lot' })
  @QueryText({ max: 80 })
  subjectType?: string;

  @ApiPropertyOptional({ description: 'Id of the thing it was done to', maxLength: 100 })
  @QueryText({ max: 100 })
  subjectId?: string;

  @ApiPropertyOptional({ description: 'From this day or moment on', example: '2026-11-01' })
  @QueryText({ max: 100 })
  @DayOrMoment()
  from?: string;

  @ApiPropertyOptional({
    description: 'Until the end of this day, or up to this moment',
    example: '2026-11-30',
  })
  @QueryText({ max: 100 })
  @DayOrMoment()
  to?: string;
}

/** Who did what to what, and what changed. */
export class AuditEntry {
  @ApiProperty({ example: '1042', description: 'Grows with time; a decimal number of up to 19 digits.' })
  readonly id!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly at!: Date;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'null: nobody signed in, or the service itself.',
  })
  readonly actorId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'As the person is called today.' })
  readonly actorName!: string | null;
  @ApiProperty({ example: 'owner', description: 'The role at that time; `anonymous`, `service`.' })
  readonly actorRole!: string;
  @ApiProperty({ example: 'lot.created' }) readonly action!: string;
  @ApiProperty({ example: 'lot' }) readonly subjectType!: string;
  @ApiProperty({ example: '0192f1c0-7a3e-7c1d-9b1e-2f6a1c9d0e11' }) readonly subjectId!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) readonly businessId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'As the business is called today.' })
  readonly businessName!: string | null;
  @ApiProperty({ type: Object, nullable: true, example: { status: 'open' } }) readonly before!: Record<
    string,
    unknown
  > | null;
  @ApiProperty({ type: Object, nullable: true, example: { status: 'released' } }) readonly after!: Record<
    string,
    unknown
  > | null;
  @ApiProperty({ type: String, nullable: true, description: 'The x-request-id of the request that did it.' })
  readonly requestId!: string | null;
}

export class AuditPage {
  @ApiProperty({ type: [AuditEntry] }) readonly items!: readonly AuditEntry[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page.' }) readonly next!:
    string | null;
}
