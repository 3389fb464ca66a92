import { ApiProperty } from '@nestjs/swagger';
import type { FieldFault } from '../../platform/errors.js';
import { ERROR_BEHAVIOURS, type ErrorBehaviour } from './capture.service.js';

/** EPCIS 2.0 §12.7.1. */
export class CaptureJobDto {
  @ApiProperty({ format: 'uuid' }) captureID!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: Date;
  @ApiProperty({ format: 'date-time' }) finishedAt!: Date;
  @ApiProperty({ example: false }) running!: boolean;
  @ApiProperty({ example: true }) success!: boolean;
  @ApiProperty({ enum: ERROR_BEHAVIOURS }) captureErrorBehaviour!: ErrorBehaviour;
  @ApiProperty({ example: 12, description: 'Events of the document that are in the store.' }) taken!: number;
  @ApiProperty({ type: [Object], description: 'Places are JSON pointers into what was sent.' })
  errors!: readonly FieldFault[];
}
