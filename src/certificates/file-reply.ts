import type { FastifyReply } from 'fastify';

/** A file that somebody sent goes out as a download: no browser draws it in our name or runs what is in it. */
export function sendFile(
  reply: FastifyReply,
  { mediaType, bytes }: { mediaType: string; bytes: Buffer },
): Buffer {
  const ending = mediaType === 'application/pdf' ? 'pdf' : 'webp';
  void reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="certificate.${ending}"`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store');
  return bytes;
}
