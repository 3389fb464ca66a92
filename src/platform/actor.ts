/** Who acts: the signed-in person, or the person whose API key was sent. Passed first to every command. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly via: 'session' | 'api-key';
  readonly requestId: string | null;
  /** In which capacity the person acts now: one and the same person may act for one, then for another. */
  readonly capacity: string;
  // What a person may do and for whom is added by access/roles.ts.
}
