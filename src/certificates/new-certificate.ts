import { newId } from '../platform/id.js';
import { Certificate } from './certificate.entity.js';
import type { CertificateInputDto } from './certificates.dto.js';

export const CERTIFICATE_FACTS = [
  'kind',
  'title',
  'number',
  'issuer',
  'issuedOn',
  'expiresOn',
  'stars',
  'points',
] as const;

/** One that a business declares. */
export function newCertificate(
  business: { readonly id: string; readonly sample: boolean },
  input: CertificateInputDto,
  now: Date,
): Certificate {
  return Object.assign(new Certificate(), {
    id: newId(),
    businessId: business.id,
    ...Object.fromEntries(CERTIFICATE_FACTS.map((field) => [field, input[field] ?? null])),
    coversBusiness: input.coversBusiness ?? false,
    status: 'declared' as const,
    statusReason: null,
    sample: business.sample,
    createdAt: now,
    updatedAt: now,
    confirmedAt: null,
  });
}
