import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/**
 * A saved reply is the one place where the service keeps what it otherwise only answers: a new API key, a person's contact.
 * It is kept sealed (AES-256-GCM), bound to whose reply to which key it is.
 */
export class ReplySeal {
  private readonly key: Buffer;
  private readonly fingerprintKey: Buffer;

  constructor(dataKey: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', dataKey, '', 'saved replies', 32));
    this.fingerprintKey = Buffer.from(hkdfSync('sha256', dataKey, '', 'fingerprints of requests', 32));
  }

  /** Keyed: whoever has the table alone could otherwise try all personal ids until one gives the hash of its request. */
  fingerprint(request: Buffer): Buffer {
    return createHmac('sha256', this.fingerprintKey).update(request).digest();
  }

  seal(reply: string, boundTo: string): string {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(boundTo));
    const text = Buffer.concat([cipher.update(reply, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, text, cipher.getAuthTag()]).toString('base64');
  }

  /** @throws Error when it was changed or is another's. */
  open(sealed: string, boundTo: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE));
    decipher.setAAD(Buffer.from(boundTo)).setAuthTag(bytes.subarray(-TAG));
    return decipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8');
  }
}
