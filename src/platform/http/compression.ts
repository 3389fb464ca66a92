import type { FastifyInstance } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Less than this fits in the first packets anyway. */
const WORTH_BYTES = 1024;
const COMPRESSIBLE = /^(?:text\/|image\/svg\+xml|application\/(?:[\w.-]+\+)?json)/;

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

export type Encoding = 'br' | 'gzip' | 'identity';

/** What a client takes of what we have, the smallest first. RFC 9110 §12.5.3. */
export function encodingsOf({ 'accept-encoding': accepted }: IncomingHttpHeaders): readonly Encoding[] {
  if (accepted === undefined) return PLAIN;
  const br = /\bbr\b(?!\s*;\s*q=0(?:\.0+)?\b)/.test(accepted);
  const gzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\b)/.test(accepted);
  if (br) return gzip ? BOTH : BR;
  return gzip ? GZIP : PLAIN;
}

const BOTH = ['br', 'gzip'] as const;
const BR = ['br'] as const;
const GZIP = ['gzip'] as const;
const PLAIN = ['identity'] as const;

export function encode(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return compressGzip(bytes, { level: 6 });
  return encoding === 'br'
    ? compressBrotli(bytes, { params: brotliFor(bytes.length) })
    : Promise.resolve(bytes);
}

/** A window no larger than what a page needs: clearing the usual 4 MB costs more than compressing. RFC 7932 §9.1. */
function brotliFor(length: number) {
  return {
    [constants.BROTLI_PARAM_QUALITY]: 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: length,
    [constants.BROTLI_PARAM_LGWIN]: length > 65_536 ? 20 : 16,
  };
}

/**
 * Compresses pages and JSON. Form tokens are masked anew in each answer, so what is compressed together with them tells nothing
 * of them (docs/decisions/0005). An answer with a strong ETag goes as it is: another coding would be another representation under
 * the same tag, RFC 9110 §8.8.3.3, and `If-Match` needs strong ones.
 */
export function addCompression(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    const type = reply.getHeader('content-type');
    if (typeof type !== 'string' || !COMPRESSIBLE.test(type)) return payload;
    if (reply.hasHeader('content-encoding') || String(reply.getHeader('etag') ?? '').startsWith('"'))
      return payload;
    const bytes = Buffer.from(payload);
    if (bytes.length < WORTH_BYTES) return payload;
    const vary = reply.getHeader('vary');
    void reply.header('vary', vary === undefined ? 'Accept-Encoding' : `${String(vary)}, Accept-Encoding`);
    const [encoding = 'identity'] = encodingsOf(request.headers);
    if (encoding === 'identity') return payload;
    void reply.header('content-encoding', encoding).removeHeader('content-length');
    return encode(bytes, encoding);
  });
}
