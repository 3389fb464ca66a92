import { composeReason } from '../ui/standard-reason.js';
import type { FormFields } from '../platform/http/form.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { OptionalText } from '../platform/http/text.decorator.js';
import { ReasonDto } from '../platform/http/reason.dto.js';

/** Why the office stops something, and the decision on paper that says so, where there is one. */
export class SuspensionDto extends ReasonDto {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '12/QĐ-SNN',
    maxLength: 60,
    description: 'Number of the decision; shown to whoever scans a code.',
  })
  @OptionalText({ max: 60 })
  decisionNumber?: string | null;
}

/** Reads a `CauseForm`: a standard reason, words of one's own, or both. @throws Invalid at `reason` for neither. */
export function readCause(fields: FormFields): Promise<SuspensionDto> {
  const { standardReason, reason, ...rest } = pickFields(fields, [
    'standardReason',
    'reason',
    'decisionNumber',
  ]);
  return readInput(SuspensionDto, { ...rest, reason: composeReason(standardReason, reason) });
}
