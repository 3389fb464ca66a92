import { createHash } from 'node:crypto';
import { encode, type Encoding } from '../platform/http/compression.js';

const CACHE_CONTROL = 'public, max-age=0, s-maxage=30, must-revalidate';
/** For one who asked for a language, who gets a cookie, and for a page that should soon be another. */
const NOT_SHARED = 'private, no-cache';
const VARY = 'Accept, Accept-Encoding, Accept-Language, Cookie';

/** Head of an answer as `writeHead` takes it: names and values in turn. */
export type Head = (string | number)[];

/** What is sent, and its head; the last place of a head is for the request's id. */
export interface Body {
  readonly bytes: Buffer;
  readonly head: Head;
}

export interface PageParts {
  readonly content: string;
  readonly mediaType: string;
  /** Ids of everything it shows. */
  readonly dependsOn: readonly string[];
  /** What the security plugin puts on every reply. */
  readonly safety: Readonly<Record<string, string | number>>;
  /** When its data began to be read, by `performance.now()`. */
  readonly drawnAt: number;
  /** The moment after which it is no longer true by itself; `Infinity` for none. */
  readonly endsAt: number;
  /** Others may keep it too. */
  readonly shared: boolean;
  /** The same content with a word on since when it is no longer certain. */
  readonly withWarning: () => string;
}

/** A drawn page: its bytes in the encodings that were asked for so far, each with its whole head. */
export class StoredPage {
  readonly etag: string;
  readonly drawnAt: number;
  readonly dependsOn: readonly string[];
  readonly endsAt: number;
  private readonly bytes: Buffer;
  private readonly parts: PageParts;
  private readonly bodies: Partial<Record<Encoding, Body>> = {};
  private readonly same: Head;
  private warning: StoredPage | null = null;

  constructor(
    parts: PageParts,
    private readonly isCertain = true,
  ) {
    this.parts = parts;
    this.drawnAt = parts.drawnAt;
    this.dependsOn = parts.dependsOn;
    this.endsAt = parts.endsAt;
    this.bytes = Buffer.from(parts.content);
    this.etag = `W/"${createHash('sha1').update(this.bytes).digest('base64url').slice(0, 22)}"`;
    this.same = [...this.common(), 'x-request-id', ''];
  }

  /** What it takes in memory once it was asked for in the usual encodings. */
  get size(): number {
    return 3 * this.bytes.length + 4000;
  }

  /** Head of an answer that the page has not changed. RFC 9110 §15.4.5. */
  get unchanged(): Head {
    return this.same;
  }

  /** The page as it is sent while the register cannot be asked. */
  get inTrouble(): StoredPage {
    this.warning ??= new StoredPage({ ...this.parts, content: this.parts.withWarning() }, false);
    return this.warning;
  }

  ready(encoding: Encoding): Body | undefined {
    return this.bodies[encoding];
  }

  async encode(encoding: Encoding): Promise<Body> {
    const bytes = await encode(this.bytes, encoding);
    const coding = encoding === 'identity' ? [] : ['content-encoding', encoding];
    return (this.bodies[encoding] ??= {
      bytes,
      head: [...this.common(), 'content-length', bytes.length, ...coding, 'x-request-id', ''],
    });
  }

  private common(): Head {
    const { safety, mediaType } = this.parts;
    const shared = this.isCertain && this.parts.shared;
    return [
      ...Object.entries(safety).flat(),
      ...['content-type', mediaType, 'cache-control', shared ? CACHE_CONTROL : NOT_SHARED],
      ...['etag', this.etag, 'vary', VARY],
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
