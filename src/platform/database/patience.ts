/** The `Patience` of this service, from its configuration. */
export const PATIENCE = Symbol('patience');

/**
 * How long the service waits for its database, in milliseconds. The server cuts a statement first; the client gives up
 * shortly after, so that a server that has stopped answering holds nobody for longer than a little over `answer`.
 */
export interface Patience {
  /** For a connection (a new one, or the turn for one of the pool), for one read, for the begin of a transaction. */
  readonly answer: number;
  /** For one statement inside a transaction, which may wait for the lock of another. */
  readonly write: number;
}

const WRITE_MS = 15_000;

/** How much longer than the server the client waits for its word that it cut a statement, in milliseconds. */
export const MARGIN_MS = 300;

export function patience(answer: number): Patience {
  return { answer, write: Math.max(answer, WRITE_MS) };
}
