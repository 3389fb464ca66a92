import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import type { Cell } from '../standards/tables/index.js';

const NONCE = 12;
const TAG = 16;

/** What people send in sheets may hold personal ids before anybody has looked at it: it waits sealed (AES-256-GCM), bound to its import. */
@Injectable()
export class StagedSeal {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = Buffer.from(hkdfSync('sha256', config.secrets.dataKey, '', 'sheets that come in', 32));
  }

  seal(bytes: Uint8Array, importId: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(importId));
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error when it was changed or is another's. */
  open(sealed: Buffer, importId: string): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, NONCE));
    decipher.setAAD(Buffer.from(importId)).setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
  }

  sealCells(cells: readonly Cell[], importId: string): Buffer {
    return this.seal(Buffer.from(JSON.stringify(cells)), importId);
  }

  openCells(sealed: Buffer, importId: string): readonly Cell[] {
    return JSON.parse(this.open(sealed, importId).toString()) as readonly Cell[];
  }
}
