/** A picture in several sizes: paths of this site. */
export interface PictureSource {
  /** The largest. */
  readonly src: string;
  /** As the attribute of HTML: each path with its width. */
  readonly srcset: string;
  /** Of the largest, in pixels: the page keeps the place free while it is fetched. */
  readonly width: number;
  readonly height: number;
}

export interface PictureProps {
  readonly picture: PictureSource;
  /** What is seen; empty where the words beside it say so. */
  readonly alt: string;
  /** How wide it is shown, as the attribute of HTML: `(min-width: 60em) 20rem, 92vw`. */
  readonly sizes: string;
  /** Below the fold: fetched when it comes near. */
  readonly lazy?: boolean;
  readonly class?: string;
}

/** The browser takes the smallest size that is sharp where it is shown. */
export function Picture({ picture, alt, sizes, lazy, class: style }: PictureProps) {
  const { src, srcset, width, height } = picture;
  const several = srcset.includes(',');
  return (
    <img
      class={style}
      src={src}
      srcset={several ? srcset : undefined}
      sizes={several ? sizes : undefined}
      width={width}
      height={height}
      alt={alt}
      loading={lazy === true ? 'lazy' : undefined}
      decoding="async"
    />
  );
}
