/**
 * How long the service waits for its database, in milliseconds. The server cuts a statement first; the client gives up
 * shortly after, so that a server that has stopped answering holds nobody: a request is answered within three seconds.
 */
export const PATIENCE = {
  /** For a connection, be it a new one or the turn for one of the pool. */
  connect: 2_500,
  /** For one read; what takes longer lacks an index or wants to be paged. */
  read: 2_500,
  /** For the begin of a transaction. */
  begin: 2_500,
  /** For one statement inside a transaction, which may wait for the lock of another. */
  write: 15_000,
  /** How much longer than the server the client waits for its word that it cut a statement. */
  margin: 300,
} as const;
