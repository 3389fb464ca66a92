import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';

/** in order | waiting or paused | stopped, recalled, refused | the reader must act | ended or locked | being written */
export type TagKind = 'ok' | 'wait' | 'stop' | 'do' | 'off' | 'draft';

const icons: Readonly<Record<TagKind, IconName>> = {
  ok: 'ok',
  wait: 'wait',
  stop: 'stop',
  do: 'do',
  off: 'lock',
  draft: 'draft',
};

export interface TagProps {
  readonly kind: TagKind;
  /** Another shape for the same tint, such as `warn` on a `wait`. */
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}

/** A state: shape, word and tint together, so that none of them is needed alone. */
export function Tag({ kind, icon, children }: TagProps) {
  return (
    <span class={`tag ${kind}`}>
      <Icon name={icon ?? icons[kind]} /> {children}
    </span>
  );
}
