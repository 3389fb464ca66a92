import { createHash } from 'node:crypto';
import type { ImagesService } from '../images/images.service.js';
import { Invalid } from '../platform/errors.js';

/** A scan as it is kept: a PDF as it came, a picture drawn anew. */
export interface CertificateFile {
  readonly mediaType: 'application/pdf' | 'image/webp';
  readonly bytes: Buffer;
  readonly sha256: string;
}

/**
 * What its first bytes say a file is, whatever its name and sender say. A PDF is never opened here, and goes out again only as a
 * download that no browser runs; anything else has to be a picture.
 * @throws Invalid at `file`
 */
export async function readCertificateFile(
  images: ImagesService,
  file: Buffer,
  assertAllowed: () => Promise<void>,
): Promise<CertificateFile> {
  // ISO 32000-1, 7.5.2: the header may stand within the first kilobyte; writers put it first, and so do we ask.
  if (file.subarray(0, 5).toString('latin1') === '%PDF-') {
    await assertAllowed();
    if (!file.subarray(-2048).toString('latin1').includes('%%EOF'))
      throw Invalid.field('file', 'certificate-file-cut');
    return {
      mediaType: 'application/pdf',
      bytes: file,
      sha256: createHash('sha256').update(file).digest('hex'),
    };
  }
  const { bytes, sha256 } = await images.encode(file, 'file', assertAllowed);
  return { mediaType: 'image/webp', bytes, sha256 };
}
