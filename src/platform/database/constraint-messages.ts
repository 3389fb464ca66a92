/** By the name of a unique constraint, or of a check: the field that broke it, or, without a field, the state things are in. */
export type ConstraintMessages = Readonly<Record<string, ConstraintMessage>>;

export interface ConstraintMessage {
  /** The input's name; without it the constraint tells of a state (409), not of a value (422). */
  readonly path?: string;
  readonly code: string;
}

const messages = new Map<string, ConstraintMessage>();

/** @throws Error when a constraint is declared twice. */
export function declareConstraints(added: ConstraintMessages): void {
  for (const [constraint, message] of Object.entries(added)) {
    if (messages.has(constraint)) throw new Error(`The constraint ${constraint} is declared twice`);
    messages.set(constraint, message);
  }
}

export function constraintMessage(constraint: string): ConstraintMessage | undefined {
  return messages.get(constraint);
}

export function declaredConstraints(): readonly string[] {
  return [...messages.keys()];
}
