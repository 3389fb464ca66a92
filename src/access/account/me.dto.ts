import { ApiProperty } from '@nestjs/swagger';
import type { Role } from '../../ui/page-context.js';

/** Whose key it is. */
export class Me {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ example: 'Vàng Thị Mẩy' }) readonly name!: string;
  @ApiProperty({ example: 'may@htx.example' }) readonly email!: string;
  @ApiProperty({ enum: ['owner', 'staff', 'reviewer', 'inspector', 'auditor', 'administrator'] })
  readonly role!: Role;
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'null for officials, and for an owner before registering.',
  })
  readonly businessId!: string | null;
  @ApiProperty({ nullable: true, type: String }) readonly businessName!: string | null;
  @ApiProperty({ type: [String], example: ['lot:write', 'lot:read'], description: 'What the role may do.' })
  readonly permissions!: readonly string[];
}

export class ApiKeyView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ example: 'Phần mềm bán hàng' }) readonly name!: string;
  @ApiProperty({ example: 'dg_Zk3pQ', description: 'The first eight characters, to know the key again.' })
  readonly prefix!: string;
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'The business the key acts for: the one its owner acted for when it was made.',
  })
  readonly businessId!: string | null;
  @ApiProperty({ nullable: true, type: String }) readonly businessName!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) readonly createdAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Last use, to the minute.' })
  readonly seenAt!: Date | null;
}

export class ApiKeyList {
  @ApiProperty({ type: [ApiKeyView] }) readonly items!: readonly ApiKeyView[];
  @ApiProperty({ type: String, nullable: true, description: 'Always null: the list is whole.' })
  readonly next!: null;
}

export class CreatedApiKey extends ApiKeyView {
  @ApiProperty({ example: 'dg_Zk3pQ0dT…', description: 'The key itself. It is told here and never again.' })
  readonly key!: string;
}
