import type { FieldFault } from '../ui/page-context.js';

export type { FieldFault };

/** A stable reason a reader's language is chosen for later; `code` is a key of the words' `problems`. */
abstract class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = new.target.name;
  }
}

const FAULTS_MAX = 30;

/** What was sent cannot be taken as it is; every fault names its field. */
export class Invalid extends Error {
  override readonly name = 'Invalid';
  readonly faults: readonly FieldFault[];

  /** Nobody mends more at a time than a page can list. */
  constructor(faults: readonly FieldFault[]) {
    const listed = faults.slice(0, FAULTS_MAX);
    super(listed.map((fault) => `${fault.path}: ${fault.code}`).join('; '));
    this.faults = listed;
  }

  static field(path: string, code: string, params?: FieldFault['params']): Invalid {
    return new Invalid([params === undefined ? { path, code } : { path, code, params }]);
  }
}

/** Does not exist, or is not for this reader's eyes: the two are told the same way. */
export class NotFound extends Refusal {
  constructor() {
    super('not-found');
  }
}

/** The role may not do this at all. */
export class Forbidden extends Refusal {
  constructor(code = 'forbidden') {
    super(code);
  }
}

/** Right in itself, but not in the state things are in. */
export class Conflict extends Refusal {}

/** Somebody changed it since it was read. */
export class Stale extends Refusal {
  constructor() {
    super('stale');
  }
}

/** Nobody is signed in, or the key is not known. */
export class SignInNeeded extends Refusal {
  constructor(code = 'sign-in-needed') {
    super(code);
  }
}

export class TooMany extends Refusal {
  constructor(readonly retryAfterSeconds: number) {
    super('too-many', { minutes: Math.ceil(retryAfterSeconds / 60) });
  }
}

/** Right now it cannot be done, through no fault of the request: the database is in trouble, or too many ask at once. */
export class Unavailable extends Refusal {
  constructor(
    code: 'database-unavailable' | 'busy' | 'map-unavailable',
    readonly retryAfterSeconds: number,
    override readonly cause?: unknown,
  ) {
    super(code);
  }
}

/** The request itself is at fault in a way no field names: a header missing or unreadable. */
export class BadRequest extends Refusal {
  constructor(
    code: string,
    readonly status: 400 | 406 | 413 | 415 | 422 | 428 = 400,
  ) {
    super(code);
  }
}
