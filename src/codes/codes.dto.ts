import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { OneOf, SearchDto } from '../platform/http/page.dto.js';
import { QueryNumber } from '../platform/http/number.decorator.js';
import { QueryText } from '../platform/http/text.decorator.js';
import { CODE_STATUSES, type CodeStatus } from './code.entity.js';

export class IssueCodeDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The lot; or give productId for the code of a product without a lot.',
  })
  @IsOptional()
  @IsUUID()
  lotId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  productId?: string;
}

export class QrSizeDto {
  @ApiPropertyOptional({
    minimum: 10,
    maximum: 300,
    default: 30,
    description:
      'Printed side with the quiet zone, in millimetres; refused where a module would be narrower than 0.3 mm.',
  })
  @QueryNumber({ min: 10, max: 300 }, 30)
  sizeMm: number = 30;

  @ApiPropertyOptional({ minimum: 72, maximum: 1200, default: 300, description: 'Dots per inch of the PNG.' })
  @QueryNumber({ min: 72, max: 1200 }, 300)
  dpi: number = 300;
}

/** The query of a code's page in the console. */
export class QrPageQuery extends QrSizeDto {
  /** What was just done, told in a banner. */
  @QueryText({ max: 40 })
  done?: string;
}

export class CodeDto {
  @ApiProperty({ example: '7K3M9TQF2V' }) code!: string;
  @ApiProperty({ example: 'https://registry.example/q/7K3M9TQF2V' }) uri!: string;
  @ApiProperty({ example: 'HTTPS://REGISTRY.EXAMPLE/Q/7K3M9TQF2V', description: 'What the QR says.' })
  qrText!: string;
  @ApiProperty({ enum: ['active', 'suspended', 'void', 'recalled'] }) status!: string;
  @ApiProperty({ type: String, nullable: true }) statusReason!: string | null;
  @ApiProperty({ format: 'uuid' }) productId!: string;
  @ApiProperty() productName!: string;
  @ApiProperty({ type: String, nullable: true, example: '08936012345674' }) gtin!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) lotId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'L2026A-017' }) lotNumber!: string | null;
  @ApiProperty() businessName!: string;
  @ApiProperty({ format: 'date-time' }) issuedAt!: Date;
  @ApiProperty() version!: number;
}

export class CodePageDto {
  @ApiProperty({ type: [CodeDto] }) items!: readonly CodeDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class CodeListQuery extends SearchDto {
  @OneOf(CODE_STATUSES)
  status?: CodeStatus | '';
}
