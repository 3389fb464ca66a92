import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';

/** PKCS #8 and SubjectPublicKeyInfo around the 32 bytes of a key (RFC 8410, 7 and 4). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The agency's key: Ed25519 (RFC 8032), from `SIGNING_KEY`, or derived from `DATA_KEY` where none is set (RFC 5869). */
@Injectable()
export class SigningKey {
  readonly publicKey: Buffer;
  /** The first eight bytes of the hash of the public key. */
  readonly id: string;
  private readonly key: KeyObject;

  constructor(@Inject(CONFIG) { secrets }: Config) {
    const seed =
      secrets.signingKey ?? Buffer.from(hkdfSync('sha256', secrets.dataKey, '', 'decisions, Ed25519, 1', 32));
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    this.publicKey = createPublicKey(this.key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
    this.id = keyIdOf(this.publicKey);
  }

  sign(bytes: Uint8Array): Buffer {
    return sign(null, bytes, this.key);
  }
}

export function keyIdOf(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
}

export function isSignedBy(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  return verify(null, bytes, key, signature);
}

/** As other programs read it: PEM. */
export function pemOf(publicKey: Uint8Array): string {
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  return key.export({ format: 'pem', type: 'spki' }).toString();
}
