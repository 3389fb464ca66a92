import type { ComponentChildren } from 'preact';

/** in order | recalled | paused | not in the register | in the register, not approved yet */
export type VerdictKind = 'ok' | 'recalled' | 'paused' | 'unknown' | 'pending';

export interface VerdictProps {
  readonly kind: VerdictKind;
  /** The verdict in a word or two: “Hợp lệ.” */
  readonly word: ComponentChildren;
  /** What it is about: “Lô L2026A-017 đang lưu hành.” */
  readonly rest?: ComponentChildren;
  /** Paragraphs below: since when, why, checked when. */
  readonly children?: ComponentChildren;
}

/** The first thing on a page behind a code, and its `<h1>`: words first, then the shape, then the colour. */
export function Verdict({ kind, word, rest, children }: VerdictProps) {
  return (
    <div class={`verdict ${kind}`}>
      <div class="wrap">
        <svg width="56" height="56" viewBox="0 0 56 56" aria-hidden="true">
          <Shape kind={kind} />
        </svg>
        <div>
          <h1>
            {word} {rest !== undefined && <span>{rest}</span>}
          </h1>
          {children}
        </div>
      </div>
    </div>
  );
}

function Shape({ kind }: { readonly kind: VerdictKind }) {
  switch (kind) {
    case 'ok':
      return (
        <>
          <circle class="seal" cx="28" cy="28" r="22" />
          <circle class="v1" cx="28" cy="28" r="22" />
          <path class="v2" d="M17 29l8 8 15-17" />
        </>
      );
    case 'recalled':
      return (
        <>
          <path class="v1" d="M17 2h22l15 15v22L39 54H17L2 39V17z" />
          <path class="v2" d="M18 18l20 20m0-20L18 38" />
        </>
      );
    case 'paused':
      return (
        <>
          <path class="v1" d="M28 1l27 27-27 27L1 28z" />
          <path class="v2" d="M22 20v16m12-16v16" />
        </>
      );
    case 'unknown':
      return (
        <>
          <circle class="ring" cx="28" cy="28" r="24" />
          <path class="v3" d="M20 22c0-11 17-11 17-1 0 7-9 7-9 14m0 6v1" />
        </>
      );
    case 'pending':
      return (
        <>
          <circle class="ring" cx="28" cy="28" r="24" />
          <path class="v3" d="M28 15v14l9 6" />
        </>
      );
  }
}
