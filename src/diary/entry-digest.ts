import { createHmac, hkdfSync } from 'node:crypto';

/** What an entry says beside its event. It stays with the business and the office. */
export interface PrivateWords {
  readonly responsible: string;
  readonly note: string | null;
  readonly imageSha256: string | null;
}

/**
 * What an event says of the private words of its entry: a digest with a key that stays in the registry. So two entries that differ in
 * them are two events, and what was noted cannot be changed unnoticed; nobody learns it, and nobody can guess a name.
 */
export class EntryDigest {
  private readonly key: Buffer;

  constructor(dataKey: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', dataKey, '', 'private words of diary entries', 32));
  }

  of({ responsible, note, imageSha256 }: PrivateWords): string {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([responsible, note, imageSha256]))
      .digest('base64url');
  }
}
