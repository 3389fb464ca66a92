import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import type { PersonalId } from '../standards/vietnam/personal-id.js';

const NONCE = 12;
const TAG = 16;

export interface SealedPersonalId {
  /** Nonce, ciphertext, tag of AES-256-GCM. */
  readonly encrypted: Buffer;
  /** Finds a duplicate without the key of the ciphertext; useless without its own. */
  readonly hash: Buffer;
  readonly last4: string;
}

/**
 * Personal ids at rest. Twelve digits with structure are few enough to try them all, so a bare hash would hide
 * nothing: both keys come from the data key, each for one purpose (HKDF, RFC 5869).
 */
@Injectable()
export class PersonalIds {
  private readonly sealing: Buffer;
  private readonly indexing: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    const derive = (purpose: string) =>
      Buffer.from(hkdfSync('sha256', config.secrets.dataKey, '', purpose, 32));
    this.sealing = derive('personal-id sealing');
    this.indexing = derive('personal-id index');
  }

  /** `ownerId` is bound in, so that a ciphertext copied to another row does not open there. */
  seal(id: PersonalId, ownerId: string): SealedPersonalId {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.sealing, nonce).setAAD(Buffer.from(ownerId));
    const text = Buffer.concat([cipher.update(id, 'utf8'), cipher.final()]);
    return {
      encrypted: Buffer.concat([nonce, text, cipher.getAuthTag()]),
      hash: createHmac('sha256', this.indexing).update(id).digest(),
      last4: id.slice(-4),
    };
  }

  /** @throws Error when the ciphertext was changed or belongs to another owner. */
  open(encrypted: Buffer, ownerId: string): string {
    const decipher = createDecipheriv('aes-256-gcm', this.sealing, encrypted.subarray(0, NONCE));
    decipher.setAAD(Buffer.from(ownerId)).setAuthTag(encrypted.subarray(-TAG));
    return decipher.update(encrypted.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8');
  }
}
