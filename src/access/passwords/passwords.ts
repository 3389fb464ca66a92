import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TooMany } from '../../platform/errors.js';

interface Parameters {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

// OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane.
const CURRENT: Parameters = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;
const SALT_BYTES = 16;

// Two at once take 38 MiB and leave half of libuv's four threads to everything else. Whoever would wait behind fifty
// others is asked to come again, so that a flood of sign-ins costs time and never memory.
const AT_ONCE = 2;
const QUEUE = 50;
const COME_AGAIN_SECONDS = 10;

/** In place of a hash where an account has no password yet; no password matches it. */
export const NO_PASSWORD = '!';

export interface Verdict {
  readonly matches: boolean;
  /** Hashed with parameters of an earlier time: to be hashed anew now that the password is at hand. */
  readonly outdated: boolean;
}

/** argon2id (RFC 9106), stored as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly decoy = randomBytes(TAG_BYTES);

  /** @throws TooMany when too many others wait already. */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    const tag = await this.derive(password, salt, CURRENT, TAG_BYTES);
    const { memory, passes, parallelism } = CURRENT;
    return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
  }

  /**
   * `stored` null, or no hash of ours, stands for an account that does not exist or has no password. It costs the same
   * work and never matches, so that the time of an answer does not tell who has an account.
   */
  async verify(password: string, stored: string | null): Promise<Verdict> {
    const read = stored === null ? null : parse(stored);
    const { parameters, salt, tag } = read ?? {
      parameters: CURRENT,
      salt: this.decoy.subarray(0, SALT_BYTES),
      tag: this.decoy,
    };
    const derived = await this.derive(password, salt, parameters, tag.length);
    const matches = timingSafeEqual(derived, tag) && read !== null;
    return { matches, outdated: matches && !isCurrent(parameters, tag) };
  }

  private async derive(
    password: string,
    nonce: Buffer,
    parameters: Parameters,
    tagLength: number,
  ): Promise<Buffer> {
    await this.enter();
    try {
      return await new Promise((resolve, reject) => {
        const message = normalised(password);
        argon2('argon2id', { message, nonce, tagLength, ...parameters }, (error, key) => {
          if (error === null) resolve(key);
          else reject(error);
        });
      });
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.running < AT_ONCE) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= QUEUE) throw new TooMany(COME_AGAIN_SECONDS);
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Hands the place to the one who waits longest, so that nobody who comes later slips in between. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.running -= 1;
    else next();
  }
}

/**
 * NFKC (NIST SP 800-63B §3.1.1.2), because Vietnamese input methods write the same letter composed or decomposed. Nothing is
 * trimmed and no case is folded.
 */
export function normalised(password: string): string {
  return password.normalize('NFKC');
}

function parse(stored: string): { parameters: Parameters; salt: Buffer; tag: Buffer } | null {
  const match = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([\w+/-]+)\$([\w+/-]+)$/.exec(stored);
  if (match === null) return null;
  const [, memory, passes, parallelism, salt = '', tag = ''] = match;
  return {
    parameters: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

function isCurrent({ memory, passes, parallelism }: Parameters, tag: Buffer): boolean {
  return (
    memory === CURRENT.memory &&
    passes === CURRENT.passes &&
    parallelism === CURRENT.parallelism &&
    tag.length === TAG_BYTES
  );
}

/** PHC string format: base64 without padding. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
