import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { QueryNumber } from '../platform/http/number.decorator.js';
import { OptionalText, QueryText } from '../platform/http/text.decorator.js';
import { TEXT_READINGS, type TextReading } from '../standards/tables/index.js';
import type { ImportState, LoadMode, RowVerdict } from './import.entity.js';

const COLUMNS_MAX = 200;
const ERRORS = 50;
const ERRORS_MAX = 200;
const STATES: readonly ImportState[] = [
  'reading',
  'unreadable',
  'mapping',
  'checking',
  'checked',
  'loading',
  'stopped',
  'loaded',
  'undoing',
  'undone',
];
export const LOAD_MODES = ['all', 'good'] as const;

export class SendSheetQuery {
  @ApiPropertyOptional({ example: 'san-pham.xlsx', maxLength: 200, description: 'What people see it by' })
  @QueryText({ max: 200 })
  fileName?: string;

  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'true marks everything of it as sample' })
  @IsOptional()
  @IsIn(['true', 'false'])
  sample?: 'true' | 'false';
}

export class SheetErrorsQuery {
  @ApiPropertyOptional({ example: 0, description: 'Rows behind this line of the sheet' })
  @QueryNumber({ min: 0, max: 10_000_000 }, 0)
  after: number = 0;

  @ApiPropertyOptional({ example: 50, maximum: ERRORS_MAX })
  @QueryNumber({ min: 1, max: ERRORS_MAX }, ERRORS)
  limit: number = ERRORS;
}

export class ColumnsDto {
  @ApiProperty({
    type: [String],
    example: ['name', '', 'taxCode'],
    description: 'For each column of the sheet the key of what it holds; empty: nothing',
  })
  @IsArray()
  @ArrayMaxSize(COLUMNS_MAX)
  @Matches(/^[\w-]{0,60}$/, { each: true })
  mapping!: string[];

  @ApiPropertyOptional({ enum: TEXT_READINGS, description: 'How a text is to be read; another is read anew' })
  @IsOptional()
  @IsIn(TEXT_READINGS)
  reading?: TextReading;

  @ApiPropertyOptional({ description: 'Which sheet of a workbook; another is read anew' })
  @OptionalText({ max: 200 })
  sheet?: string | null;
}

export class LoadDto {
  @ApiProperty({
    enum: LOAD_MODES,
    description: 'all: every row or none; good: the good rows, each for itself',
  })
  @IsIn(LOAD_MODES, { message: 'required-choice' })
  mode!: LoadMode;

  @ApiPropertyOptional({ default: false, description: 'Rows that look like something there is, too' })
  @IsOptional()
  @IsBoolean()
  similar?: boolean;
}

class SheetColumnDto {
  @ApiProperty({ example: 'taxCode' }) key!: string;
  @ApiProperty({ example: 'Mã số thuế' }) heading!: string;
  @ApiProperty() required!: boolean;
}

class SheetKindDto {
  @ApiProperty({ example: 'products' }) kind!: string;
  @ApiProperty({ type: [SheetColumnDto] }) columns!: SheetColumnDto[];
}

export class SheetKindsDto {
  @ApiProperty({ type: [SheetKindDto] }) items!: SheetKindDto[];
}

class SheetFaultDto {
  @ApiProperty({ example: 'taxCode', description: 'The column, or nothing where it is the whole row' })
  path!: string;
  @ApiProperty({ example: 'tax-code-taken' }) code!: string;
  @ApiProperty({ example: 'Mã số thuế này đã có trong sổ.' }) message!: string;
}

export class ImportDto {
  @ApiProperty({ example: '0192f1c0-7a3e-7c1d-9b1e-2f6a1c9d0e11' }) id!: string;
  @ApiProperty({ example: 'products' }) kind!: string;
  @ApiProperty({ example: 'san-pham.xlsx' }) fileName!: string;
  @ApiProperty({
    enum: STATES,
    description:
      'reading, checking, loading and undoing go on by themselves. unreadable and mapping wait for columns, checked for loading; nothing is made before.',
  })
  state!: ImportState;
  @ApiProperty() sample!: boolean;
  @ApiProperty({ description: 'Rows of the sheet' }) total!: number;
  @ApiProperty({ description: 'Rows that the present step has behind it' }) done!: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    example: { good: 609, bad: 2 },
    description: 'How many rows came out how',
  })
  counts!: Readonly<Partial<Record<RowVerdict, number>>>;
  @ApiProperty({ enum: TEXT_READINGS, nullable: true }) reading!: TextReading | null;
  @ApiProperty({ type: String, nullable: true }) sheet!: string | null;
  @ApiProperty({ type: [String] }) sheets!: readonly string[];
  @ApiProperty({ type: [String], description: 'What each column of the sheet holds; null: nothing' })
  mapping!: readonly (string | null)[];
  @ApiProperty({ type: SheetFaultDto, nullable: true, description: 'Why it stands still' })
  fault!: SheetFaultDto | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) loadedAt!: Date | null;
}

export class ImportListDto {
  @ApiProperty({ type: [ImportDto] }) items!: ImportDto[];
}

class SheetRowDto {
  @ApiProperty({ example: 7, description: 'Line of the sheet' }) line!: number;
  @ApiProperty({ enum: ['bad', 'failed', 'same', 'similar', 'kept'] }) verdict!: RowVerdict;
  @ApiProperty({ type: [SheetFaultDto] }) faults!: SheetFaultDto[];
}

export class SheetErrorsDto {
  @ApiProperty({ type: [SheetRowDto] }) items!: SheetRowDto[];
  @ApiProperty({ type: Number, nullable: true, description: 'To ask for more by `after`' })
  next!: number | null;
}
