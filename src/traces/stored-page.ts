import { createHash } from 'node:crypto';
import { encode, type Encoding } from '../platform/http/compression.js';

const CACHE_CONTROL = 'public, max-age=0, s-maxage=30, must-revalidate';

/** A body ready to be sent, with its head as `writeHead` takes it. */
export interface Body {
  readonly bytes: Buffer;
  readonly head: readonly (string | number)[];
}

/** A drawn page: its bytes in the encodings that were asked for so far, each with its whole head. */
export class StoredPage {
  readonly etag: string;
  private readonly html: Buffer;
  private readonly common: readonly (string | number)[];
  private readonly bodies: Partial<Record<Encoding, Body>> = {};

  /**
   * @param dependsOn ids of everything it shows
   * @param safety what the security plugin puts on every reply
   */
  constructor(
    html: string,
    readonly dependsOn: readonly string[],
    safety: Readonly<Record<string, string | number>>,
  ) {
    this.html = Buffer.from(html);
    this.etag = `W/"${createHash('sha256').update(this.html).digest('base64url').slice(0, 22)}"`;
    this.common = [
      ...Object.entries(safety).flat(),
      ...['content-type', 'text/html; charset=utf-8', 'cache-control', CACHE_CONTROL],
      ...['etag', this.etag, 'vary', 'Accept-Encoding, Accept-Language, Cookie'],
    ];
  }

  /** What it takes in memory once it was asked for in the usual encodings. */
  get size(): number {
    return 2 * this.html.length + 2000;
  }

  /** Head of an answer that the page has not changed. RFC 9110 §15.4.5. */
  get unchanged(): readonly (string | number)[] {
    return this.common;
  }

  ready(encoding: Encoding): Body | undefined {
    return this.bodies[encoding];
  }

  async encode(encoding: Encoding): Promise<Body> {
    const bytes = await encode(this.html, encoding);
    const coding = encoding === 'identity' ? [] : ['content-encoding', encoding];
    return (this.bodies[encoding] ??= {
      bytes,
      head: [...this.common, 'content-length', bytes.length, ...coding],
    });
  }
}
