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
  'database-unavailable':
    'The database does not answer at the moment. Nothing was changed. Try again in a few seconds.',
  'map-unavailable': 'The map server does not answer. Try again in a few minutes; everything else works.',
  busy: 'Too many requests of this kind at once. Nothing was changed. Try again in a few seconds.',
  'too-many': 'Try again in {minutes} minutes.',
  'report-not-takeable': 'Somebody looks at this report already, or has answered it. Reload the page.',
  'report-closed': 'This report is closed. Open it again first.',
  'link-expired': 'This link was used already, or it has expired. Ask for a new one.',
  'units-of-administrator': 'An administrator looks after the whole registry and has no units.',
  'own-account': 'You cannot lock your own account. Ask another administrator.',
  'already-has-password':
    'This person has set a password. Who forgot it asks for a new one on the sign-in page.',
  'invitation-taken-up': 'This person has taken up the invitation.',
  'official-account': 'The account of an official works for no business. Use another address.',
  'account-disabled': 'The account is locked. Unlock it first.',
  stale: 'Somebody changed this after you opened it. Read the new version, then make your change again.',
  'if-match-needed': 'Send the header If-Match with the ETag of the version you read.',
  'idempotency-key-unreadable': 'Idempotency-Key must be 1 to 255 printable characters.',
  'idempotency-key-reused': 'This Idempotency-Key was used for a different request. Use a new one.',
  'cursor-unknown':
    'The cursor cannot be read. Send the “next” value of the page before unchanged, or leave it out.',
  'nul-character': 'The request contains the character U+0000, which cannot be stored.',
  'too-many-values': 'The request holds more values than anything here needs. Send less at a time.',
  'duplicate-key': 'A name comes twice in one object of the JSON. Send each name once.',
  'key-refused': 'The JSON has a name that is not allowed (__proto__, constructor or prototype).',
  'too-deep': 'The data are nested too deeply.',
  'value-unreadable':
    'A value in the request cannot be read: a date that does not exist, or a number out of range.',
  'product-not-active':
    'The product is not approved yet or is suspended. Wait for the approval, then try again.',
  'certificate-not-editable':
    'The certificate is under review or confirmed and cannot be edited. Declare a new paper as a new one.',
  'certificate-not-submittable': 'This certificate was sent or confirmed already.',
  'certificate-not-deletable': 'A certificate that was sent or confirmed cannot be deleted.',
  'certificate-not-revocable':
    'This certificate is under review, or shown nowhere, so there is nothing to strike.',
  'product-not-editable': 'The product is under review and cannot be edited. Wait for the answer.',
  'product-not-submittable': 'This product was sent for approval or approved already.',
  'lot-ended': 'This lot was recalled or closed, so no code is issued any more.',
  'lot-not-open': 'This lot was recalled or closed and takes no more events.',
  'lot-not-editable': 'A released lot keeps its number and dates. Hold the lot or correct an event instead.',
  'lot-not-releasable': 'This lot is not in a state in which it can be released.',
  'lot-needs-origin':
    'The lot has no origin yet. Record at least one harvest from your growing area before releasing it.',
  'lot-not-released': 'Only a released lot can be held.',
  'lot-not-held': 'This lot is not held.',
  'area-not-active':
    'The growing area has no code yet or its code is suspended, so nothing can be harvested from it.',
  'registration-not-submittable': 'It can be sent again only when the authority asked for more.',
  'registration-not-approved': 'This request is not approved yet, or has its answer already.',
  'registration-not-active': 'The code is not in force in this market, so it cannot be suspended.',
  'registration-not-suspended': 'The code is not suspended in this market.',
  'registration-not-corrected': 'No correction was reported yet, so there is nothing to inspect again.',
  'registration-not-in-force': 'The code is no longer in force in this market.',
  'registration-not-renewable': 'Only a code in force or an expired one can be renewed.',
  'area-codes-exhausted':
    'All numbers of the code pattern are used in this commune. The administrator has to set a longer pattern.',
  'area-without-code': 'The area has no code yet, so it has no seasons.',
  'code-not-active': 'This code is not active.',
  'code-not-suspended': 'This code is not suspended.',
  'code-issued': 'The code was issued already.',
  'already-corrected': 'This event was corrected already. Correct the newest version.',
  'application-open': 'This application is waiting for an answer.',
  'conflict-of-interest':
    'You declared that you have to do with the applicant, so you cannot decide this. Assign it to somebody else.',
  'field-check-open': 'A visit is awaited. Record what was found, then approve.',
  'views-many': 'This list has 12 saved views already. Delete one of them first.',
  'checks-stop': 'The machine found something that does not pass. Open the dossier and decide it by itself.',
  'nobody-assignable': 'Nobody can take this application: everybody is away or has to do with the applicant.',
  'absences-many': 'Twenty absences are not over yet. Remove some.',
  'request-not-stopped': 'The office has not stopped this, so there is nothing to lift.',
  'request-not-settled': 'This may still be edited. Mend it on its own page.',
  'application-decided': 'This application was decided already.',
  'business-not-active': 'The business is not approved yet or is suspended, so this cannot be done.',
  'image-body-needed':
    'Send the picture as the body, with Content-Type: image/jpeg, image/png or image/webp.',
  'product-not-suspended': 'This product is not suspended.',
  'held-by-office': 'An officer holds this lot, so only an officer can release it. Contact the office.',
  'business-identity-locked':
    'Kind, name, number and address of the seat went to the office and cannot be changed directly. Ask for a change: “Ask to change name, kind, tax code or seat” on the page of the business, or POST to its changes.',
  'business-merged':
    'This business was merged into another and keeps only its records. Act for the one it was merged into.',
  'business-not-amendable': 'The office has not asked for an amendment, so it cannot be sent again.',
  'area-not-editable': 'The area was sent or has a code already and cannot be edited.',
  'area-not-submittable': 'This area was sent or has a code already.',
  'area-not-suspended': 'The code of this area is not suspended.',
  'last-harvest':
    'This is the only harvest of a lot on sale. Hold the lot first, or record what is right in its place.',
  'not-withdrawable': 'The application has been decided and can no longer be withdrawn.',
  'not-a-draft': 'Only a draft can be deleted. Withdraw what was sent first.',
  'held-by-business': 'The business itself holds the lot, so only the business may release it.',
  'business-closed': 'The business is closed and can no longer be changed.',
  'business-not-active-now': 'Only an active business can be suspended.',
  'business-not-suspended': 'This business is not suspended.',
  'business-not-closable': 'Only an active or suspended business can be closed.',
  'wrong-state': 'This cannot be done in the present state.',
  'business-change-open':
    'A change already waits for the office. Wait for the answer, or withdraw that application first.',
  'business-not-changeable':
    'Only an approved business asks for a change. Before that, change the registration itself.',
};
