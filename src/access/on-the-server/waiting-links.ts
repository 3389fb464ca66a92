import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '../../platform/database/database.js';
import { PasswordLinks } from '../passwords/password-links.service.js';
import { SignUps } from '../sign-up/sign-ups.service.js';
import { StaffInvitations } from '../staff/staff-invitations.service.js';

/**
 * What a letter to this address would bring, made anew: invitations not taken up, a sign-up not confirmed, a reset that was asked
 * for. For whoever holds the server, where no mail is sent. What nobody asked for is not made: none for an address where nothing waits.
 */
export function waitingLinks(app: NestFastifyApplication, address: string): Promise<readonly string[]> {
  return app
    .get(Database)
    .transaction(async (tx) => [
      ...(await app.get(PasswordLinks).printed(tx, address)),
      ...(await app.get(StaffInvitations).printed(tx, address)),
      ...(await app.get(SignUps).printed(tx, address)),
    ]);
}
