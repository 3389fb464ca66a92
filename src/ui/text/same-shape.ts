/** The same keys, with any text in place of this text; a function keeps its parameters. */
export type SameShape<T> = T extends string
  ? string
  : T extends (...params: infer P) => string
    ? (...params: P) => string
    : { readonly [K in keyof T]: SameShape<T[K]> };
