import { ApplicationsService, toDecisionInput } from '../applications/applications.service.js';
import { CertificateInputDto } from '../certificates/certificates.dto.js';
import { CertificatesService } from '../certificates/certificates.service.js';
import type { Actor } from '../platform/actor.js';
import { readInput } from '../platform/http/validation.js';
import { type CalendarDate, plusDays } from '../standards/vietnam/calendar-date.js';
import type { Stage } from './business-tale.js';
import { draw, type Drawing } from './drawings.js';

/** It was given so long before it is declared, and holds 36 months: 1,095 days of three years without a leap day. */
const GIVEN_DAYS = 60;
const HOLDS_DAYS = 1094;

/** OCOP stars that a product is publicly known to have, with a paper that says it is a sample; the office confirms it. */
export async function tellStars(
  { app, office }: Stage,
  owner: Actor,
  productId: string,
  stars: 4 | 5,
  drawing: Drawing,
  on: CalendarDate,
): Promise<void> {
  const certificates = app.get(CertificatesService);
  const issuedOn = plusDays(on, -GIVEN_DAYS);
  const input = await readInput(CertificateInputDto, {
    kind: 'ocop',
    number: `MAU-OCOP-${productId.slice(-4).toUpperCase()}`,
    issuer: stars === 5 ? 'Hội đồng OCOP trung ương (số và ngày mẫu)' : 'UBND tỉnh (số và ngày mẫu)',
    issuedOn,
    expiresOn: plusDays(issuedOn, HOLDS_DAYS),
    stars,
    productIds: [productId],
  });
  const { id } = await certificates.create(owner, input, await draw(drawing));
  const { id: dossier } = await certificates.submit(owner, id);
  await app
    .get(ApplicationsService)
    .decide(office.reviewer(), dossier, toDecisionInput({ decision: 'approve' }));
}
