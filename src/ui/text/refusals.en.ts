import type { SameShape } from './same-shape.js';
import type { refusalsVi } from './refusals.vi.js';

export const refusalsEn: SameShape<typeof refusalsVi> = {
  'sign-in-needed': 'Send an API key in the header Authorization: Bearer dg_….',
  'api-key-unreadable': 'The Authorization header must read: Bearer dg_….',
  'api-key-unknown': 'This API key is not known or was revoked. Create a new one under Account.',
  'no-access-rule': 'This address declares no access rule, so it is refused.',
  'no-business-yet': 'You have not registered a business yet. Register it first.',
  'cross-site': 'The request came from another site and was refused. Open this page directly and try again.',
  'form-expired': 'The form has expired. Go back, reload the page and send it again.',
  'too-many': 'Try again in {minutes} minutes.',
  stale: 'Somebody changed this after you opened it. Read the new version, then make your change again.',
  'if-match-needed': 'Send the header If-Match with the ETag of the version you read.',
  'idempotency-key-unreadable': 'Idempotency-Key must be 1 to 255 printable characters.',
  'idempotency-key-reused': 'This Idempotency-Key was used for a different request. Use a new one.',
  'cursor-unknown':
    'The cursor cannot be read. Send the “next” value of the page before unchanged, or leave it out.',
  'nul-character': 'The request contains the character U+0000, which cannot be stored.',
  'too-deep': 'The data are nested too deeply.',
};
