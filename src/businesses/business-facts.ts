import { Injectable } from '@nestjs/common';
import { Invalid, type FieldFault } from '../platform/errors.js';
import type { Result } from '../standards/result.js';
import { parsePersonalId } from '../standards/vietnam/personal-id.js';
import { parsePhone } from '../standards/vietnam/phone.js';
import { parseTaxCode } from '../standards/vietnam/tax-code.js';
import type { Business } from './business.entity.js';
import type { BusinessDeclaration } from './businesses.dto.js';
import { PersonalIds } from './personal-ids.service.js';

/** Puts what was declared into a business, in the form it is kept in. */
@Injectable()
export class BusinessFacts {
  constructor(private readonly personalIds: PersonalIds) {}

  /** What is undefined stays as it is. @throws Invalid when kind and identity do not fit together. */
  apply(business: Business, input: Partial<BusinessDeclaration>): void {
    business.kind = input.kind ?? business.kind;
    business.name = input.name?.normalize('NFC') ?? business.name;
    this.applyIdentity(business, input);
    if (input.gln !== undefined) business.gln = input.gln;
    else business.gln ??= null;
    business.communeCode = input.communeCode ?? business.communeCode;
    business.street = input.street ?? business.street;
    business.formerAddress =
      input.formerAddress === undefined ? (business.formerAddress ?? null) : input.formerAddress;
    business.contactName = input.contactName ?? business.contactName;
    business.contactPhone =
      input.contactPhone === undefined ? business.contactPhone : valueOf(parsePhone(input.contactPhone));
    business.contactEmail = input.contactEmail ?? business.contactEmail;
    business.website = input.website === undefined ? (business.website ?? null) : input.website;
  }

  private applyIdentity(business: Business, { taxCode, personalId }: Partial<BusinessDeclaration>): void {
    const household = business.kind === 'household';
    const stray = household ? taxCode : personalId;
    if (stray !== undefined && stray !== null) {
      const fault: FieldFault = household
        ? { path: 'taxCode', code: 'tax-code-household' }
        : { path: 'personalId', code: 'personal-id-household' };
      throw new Invalid([fault]);
    }
    if (household) {
      business.taxCode = null;
      if (personalId !== undefined && personalId !== null) this.seal(business, personalId);
      else if (!business.personalIdHash) throw Invalid.field('personalId', 'required');
    } else {
      business.personalIdEncrypted = business.personalIdHash = business.personalIdLast4 = null;
      if (taxCode !== undefined && taxCode !== null) business.taxCode = valueOf(parseTaxCode(taxCode));
      else if (!business.taxCode) throw Invalid.field('taxCode', 'required');
    }
  }

  private seal(business: Business, personalId: string): void {
    const sealed = this.personalIds.seal(valueOf(parsePersonalId(personalId)), business.id);
    business.personalIdEncrypted = sealed.encrypted;
    business.personalIdHash = sealed.hash;
    business.personalIdLast4 = sealed.last4;
  }
}

/** The DTO has checked it with the same parser. */
function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
}
