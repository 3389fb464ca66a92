import type { PictureSource } from '../ui/picture.js';

/**
 * Widths of the smaller copies, in pixels. A picture has those that are narrower than itself; it is kept at 1,600 pixels of its
 * longer side at most.
 */
export const COPY_WIDTHS = [320, 640, 1024] as const;
export type CopyWidth = (typeof COPY_WIDTHS)[number];

/** As a statement answers it: `picture(p.image_sha256)` (migration 0082) is one as JSON, or null. */
export interface Picture {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

/** Where a kept picture is served; `width`: a smaller copy of it. */
export function imagePath(sha256: string, width?: CopyWidth): string {
  return `/images/${sha256}${width === undefined ? '' : `-${width}`}.webp`;
}

/** The same picture as JPEG, for previews of links. */
export function previewPath(path: string): string {
  return path.replace(/\.webp$/, '.jpg');
}

/**
 * What `<Picture>` of ui/picture.tsx needs of it:
 *
 *     <Picture picture={pictureSource(row.picture)} alt={…} sizes="(min-width: 60em) 20rem, 92vw" />
 *
 * `src` is the picture itself, as large as it is kept: a link to it shows it whole, and programs that know no `srcset` read it.
 */
export function pictureSource({ sha256, width, height }: Picture): PictureSource {
  const copies = COPY_WIDTHS.filter((copy) => copy < width).map(
    (copy) => `${imagePath(sha256, copy)} ${copy}w`,
  );
  const src = imagePath(sha256);
  return { src, srcset: [...copies, `${src} ${width}w`].join(', '), width, height };
}
