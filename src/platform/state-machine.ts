import { Conflict, Forbidden } from './errors.js';

/**
 * What a step sets off, wherever a table names it. A feature says what it does (`StateChanges.on`), the diagrams take its words
 * from here: so neither can be without the other.
 */
export class Effect {
  constructor(readonly tells: string) {}
}

/**
 * What else a step means, which nobody runs: the command does it by itself, or others read the state. Words alone could lie, so a test is
 * named for each (test/support/meanings.ts).
 */
export class Meaning {
  constructor(readonly tells: string) {}
}

/** One row of the table: a way from some states to another. */
export interface Transition<State extends string, Who extends string> {
  readonly action: string;
  readonly from: readonly State[];
  /** Left out: it stays where it is. `null`: it is gone afterwards. */
  readonly to?: State | null;
  readonly who: readonly Who[];
  /** Owes a reason, which is told to whom it concerns. */
  readonly cause?: boolean;
  /** What it sets off, in the same transaction, and what else it means. */
  readonly effects?: readonly (Effect | Meaning)[];
  /** What the log calls it. */
  readonly entry: string;
  /** Told to somebody whose role may do it in another state only (403). */
  readonly reserved?: string;
}

export interface MachineDeclaration<State extends string, Who extends string> {
  /** The domain's word for the thing. */
  readonly subject: string;
  readonly states: readonly State[];
  readonly initial: State;
  /** What comes in by being sent, not by being made: what that sets off. */
  readonly begins?: { readonly action: string; readonly effects: readonly Effect[] };
  readonly transitions: readonly Transition<State, Who>[];
  /** What a refusal of an action is called when the state forbids it (409). */
  readonly refusals: Readonly<Record<string, string>>;
}

/** The thing is in a state that has no such way out; the answer says in which ones it is. */
export class WrongState extends Conflict {
  constructor(
    code: string,
    readonly state: string,
    readonly allowedIn: readonly string[],
  ) {
    super(code);
  }
}

/**
 * What may be done with a thing in which state by whom: one table, from which commands take their transitions, pages their
 * buttons, the API its refusals and docs/states.md its diagrams.
 */
export class StateMachine<State extends string, Action extends string, Who extends string> {
  constructor(readonly declaration: MachineDeclaration<State, Who>) {}

  /** @throws WrongState, or Forbidden where the state allows it to others only. */
  take(state: State, action: Action, who: Who): Transition<State, Who> {
    const rows = this.declaration.transitions.filter((row) => row.action === action);
    const here = rows.filter(({ from }) => from.includes(state));
    const found = here.find((row) => row.who.includes(who));
    if (found !== undefined) return found;
    const own = rows.filter((row) => row.who.includes(who));
    if (own.length === 0) throw new Forbidden();
    const reserved = here.find((row) => row.reserved !== undefined)?.reserved;
    if (here.length > 0) throw new Forbidden(reserved);
    const code = this.declaration.refusals[action] ?? 'wrong-state';
    throw new WrongState(code, state, [...new Set(own.flatMap(({ from }) => from))]);
  }

  /** The step without anybody who takes it. @throws WrongState */
  takeByItself(state: State, action: Action): Transition<State, Who> {
    const rows = this.declaration.transitions.filter((row) => row.action === action);
    const found = rows.find(({ from }) => from.includes(state));
    if (found !== undefined) return found;
    const code = this.declaration.refusals[action] ?? 'wrong-state';
    throw new WrongState(
      code,
      state,
      rows.flatMap(({ from }) => from),
    );
  }

  /** What a page may offer to this reader of a thing in this state. */
  offers(state: State, who: Who): (action: Action) => boolean {
    return (action) => this.allows(state, action, who);
  }

  allows(state: State, action: Action, who: Who): boolean {
    return this.declaration.transitions.some(
      (row) => row.action === action && row.from.includes(state) && row.who.includes(who),
    );
  }

  /** Where it is afterwards; null when it is gone. */
  static after<State extends string>(state: State, { to }: Transition<State, string>): State | null {
    return to === undefined ? state : to;
  }
}

/** What a page offers of the actions of a machine. */
export type Offers<Machine> =
  Machine extends StateMachine<string, infer Action, string> ? (action: Action) => boolean : never;

type ActionOf<Table> = Table extends { readonly transitions: readonly { readonly action: infer Action }[] }
  ? Action & string
  : never;

/** The table with its actions known to the compiler: `machine.take(state, 'suspendd', …)` does not compile. */
export function defineStates<State extends string, Who extends string>() {
  return <const Table extends MachineDeclaration<State, Who>>(
    table: Table & { readonly refusals: Readonly<Record<ActionOf<Table>, string>> },
  ): StateMachine<State, ActionOf<Table>, Who> => new StateMachine(table);
}
