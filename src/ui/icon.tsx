const shapes = {
  ok: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M5 8l2 2 4-4',
  wait: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 4v4l3 2',
  do: 'M2 8h11M9 4l4 4-4 4',
  draft:
    'M4 2.9a6.5 6.5 0 0 1 2.4-1.2m3.2 0A6.5 6.5 0 0 1 12 2.9m1.9 2.4a6.5 6.5 0 0 1 .6 2.7m-.6 2.7a6.5 6.5 0 0 1-1.9 2.4m-2.4 1.2a6.5 6.5 0 0 1-3.2 0M4 13.1a6.5 6.5 0 0 1-1.9-2.4M1.5 8a6.5 6.5 0 0 1 .6-2.7',
  stop: 'M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5zM6 6l4 4m0-4l-4 4',
  pause: 'M8 1l7 7-7 7-7-7zM6.7 6v4m2.6-4v4',
  warn: 'M8 2l6.5 12h-13zM8 7v3m0 2v.1',
  lock: 'M3 7h10v7H3zM5 7V5a3 3 0 0 1 6 0v2',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 7.5v4m0-7v.1',
  up: 'M8 13V3M4 7l4-4 4 4',
  key: 'M5.2 7.5a3.2 3.2 0 1 0 0 6.5a3.2 3.2 0 1 0 0-6.5M7.6 8.4L14 2m-2.8 2.8l2 2',
  camera: 'M1.5 4.5h3L6 2.5h4l1.5 2h3v9h-13zM8 6.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5',
} as const;

export type IconName = keyof typeof shapes;

/** A line drawing of one em in the colour of the text; the words beside it carry the meaning. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="ic" viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}

/** The mark of the registry: a shoot over terraces. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 36 36" aria-hidden="true">
      <rect class="b1" width="36" height="36" rx="6" />
      <path
        class="b2"
        d="M18 19V8m0 9c-6 0-8-3-8-7 5 0 8 3 8 7zm0 0c6 0 8-3 8-7-5 0-8 3-8 7zM5 23c5-4 8-4 13 0s8 4 13 0M5 29c5-4 8-4 13 0s8 4 13 0"
      />
    </svg>
  );
}
