import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { encode, type Encoding } from '../platform/http/compression.js';

const CACHE_CONTROL = 'public, max-age=0, s-maxage=30, must-revalidate';
/** For one who asked for a language, who gets a cookie, and for a page that should soon be another. */
const NOT_SHARED = 'private, no-cache';
const VARY = 'Accept, Accept-Encoding, Accept-Language, Cookie';

/** Head of an answer as `writeHead` takes it: names and values in turn. */
export type Head = (string | number)[];

/** What is sent, and its head; the last place of a head is for the request's id. */
export interface Body {
  /** Text of one character a byte goes out in one piece with its head; bytes go beside it. */
  readonly content: Buffer | string;
  readonly head: Head;
}

export interface PageParts {
  readonly mediaType: string;
  /** Ids of everything it shows. */
  readonly dependsOn: readonly string[];
  /** What the security plugin puts on every reply. */
  readonly safety: Readonly<Head>;
  /** When its data began to be read, by `performance.now()`. */
  readonly drawnAt: number;
  /** The moment after which it is no longer true by itself; `Infinity` for none. */
  readonly endsAt: number;
  /** Others may keep it too. */
  readonly shared: boolean;
  /** The same content with a word on since when it is no longer certain. */
  readonly withWarning: (content: string) => string;
}

/**
 * A page may be asked for once only: this packs it nearly as well as usual, at half of the cost. Tables for the 16 kB that a page has
 * stay in the processor's own memory.
 */
const QUICK = { level: 3, windowBits: 14, memLevel: 7 };
/** From the third time on a page is worth Brotli, and being kept as text. */
const OFTEN = 3;

/** A drawn page: packed at once, so that a thousand of them take little room, and in other encodings when they are asked for. */
export class StoredPage {
  /** What its ETag has in its quotes. */
  readonly tag: string;
  readonly drawnAt: number;
  readonly dependsOn: readonly string[];
  readonly endsAt: number;
  /** It is not kept any more. */
  isGone = false;
  private readonly packed: Buffer;
  private readonly bodies: Partial<Record<Encoding, Body>> = {};
  private same: Head | null = null;
  private asked = 0;
  private warning: StoredPage | null = null;

  constructor(
    private readonly parts: PageParts,
    content: string,
    private readonly isCertain = true,
  ) {
    this.drawnAt = parts.drawnAt;
    this.dependsOn = parts.dependsOn;
    this.endsAt = parts.endsAt;
    this.packed = Buffer.from(gzipSync(content, QUICK)); // a copy of its size: what zlib answers holds 16 kB
    this.tag = hash('sha1', this.packed, 'base64url').slice(0, 22);
    this.keep('gzip', this.packed);
  }

  /** What it takes in memory once it was asked for often. */
  get size(): number {
    return 6 * this.packed.length + 4000;
  }

  /** Head of an answer that the page has not changed. RFC 9110 §15.4.5. */
  get unchanged(): Head {
    return (this.same ??= [...this.common(), 'x-request-id', '']);
  }

  /** The page as it is sent while the register cannot be asked. */
  get inTrouble(): StoredPage {
    this.warning ??= new StoredPage(
      this.parts,
      this.parts.withWarning(gunzipSync(this.packed).toString()),
      false,
    );
    return this.warning;
  }

  /** What to send to somebody who takes these encodings; of those that are there the smallest. */
  body(encodings: readonly Encoding[]): Body | Promise<Body> {
    this.asked += 1;
    if (this.asked === OFTEN) this.packTightly();
    for (const encoding of encodings) {
      const body = this.bodies[encoding];
      if (body !== undefined) return body;
    }
    return this.encode(encodings[0] ?? 'identity');
  }

  /** In its own time: whoever asks meanwhile gets what there is. */
  private packTightly(): void {
    this.keep('gzip', this.packed.toString('latin1'));
    encode(gunzipSync(this.packed), 'br').then(
      (bytes) => this.keep('br', bytes.toString('latin1')),
      () => undefined, // it stays as it is
    );
  }

  private async encode(encoding: Encoding): Promise<Body> {
    return this.keep(encoding, await encode(gunzipSync(this.packed), encoding));
  }

  private keep(encoding: Encoding, content: Buffer | string): Body {
    const coding = encoding === 'identity' ? [] : ['content-encoding', encoding];
    const head = [...this.common(), 'content-length', content.length, ...coding, 'x-request-id', ''];
    const body = { content, head };
    this.bodies[encoding] = body;
    return body;
  }

  private common(): Head {
    const { safety, mediaType } = this.parts;
    const shared = this.isCertain && this.parts.shared;
    return [
      ...safety,
      ...['content-type', mediaType, 'cache-control', shared ? CACHE_CONTROL : NOT_SHARED],
      ...['etag', `W/"${this.tag}"`, 'vary', VARY],
    ];
  }
}

/** The same head for one reader alone. */
export function forOneReader(head: Head, cookie: string): Head {
  const copy = [...head];
  const at = copy.indexOf('cache-control');
  copy[at + 1] = NOT_SHARED;
  copy.splice(-2, 0, 'set-cookie', cookie);
  return copy;
}
