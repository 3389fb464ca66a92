/** One piece of GS1 data: an application identifier (`01`) and its value (`09520123456788`), as written. */
export interface Gs1Element {
  readonly ai: string;
  readonly value: string;
}
