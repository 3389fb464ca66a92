import { domainToASCII } from 'node:url';

/** RFC 5321 §4.5.3.1.3, as much as any table here holds. */
const LONGEST = 254;

/**
 * As the table keeps it: one account an address, however its owner writes it. A domain of other letters is the same one in
 * ASCII (RFC 5890 §2.3.2.1), so `a@bücher.example` and `a@xn--bcher-kva.example` are one.
 */
export function canonicalEmail(address: string): string {
  // What is longer is nobody's; it is measured before anything is made of it.
  if (address.length > 4 * LONGEST) return address.slice(0, LONGEST).toLowerCase();
  const email = address.trim().normalize('NFC').toLowerCase();
  const at = email.lastIndexOf('@');
  const domain = domainToASCII(email.slice(at + 1).replace(/\.$/, ''));
  const canonical = `${email.slice(0, at)}@${domain}`;
  return at < 0 || domain === '' || canonical.length > LONGEST ? email : canonical;
}
