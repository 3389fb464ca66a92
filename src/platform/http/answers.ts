import { isValidElement, type VNode } from 'preact';
import { sitePath } from './site-path.js';
import { type FieldFault, Invalid } from '../errors.js';

/** 303 See Other: after a form was taken, so that a reload does not send it again. */
export class Redirect {
  readonly location: string;

  /** Never away from this site, whatever the address was put together from. */
  constructor(location: string) {
    this.location = sitePath(location) ?? '/';
  }
}

export function redirect(location: string): Redirect {
  return new Redirect(location);
}

/** A page with a status other than 200. */
export class PageWithStatus {
  constructor(
    readonly page: VNode,
    readonly status: number,
  ) {}
}

export function isPage(value: unknown): value is VNode {
  return isValidElement(value);
}

/**
 * Answers a form: what `work` answers, or, where it throws `Invalid`, the form again (422) as `again` draws it with
 * the faults, so that nothing typed is lost.
 */
export async function answerForm<T>(
  work: () => Promise<T>,
  again: (faults: readonly FieldFault[]) => VNode | Promise<VNode>,
): Promise<T | PageWithStatus> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Invalid) return new PageWithStatus(await again(error.faults), 422);
    throw error;
  }
}
