// What `@jest/globals` is to the tests (typescript.mjs sees to it). Each file has a Jest of its own, hence the bindings change.
import { ModuleMocker } from 'jest-mock';

export let afterAll, afterEach, beforeAll, beforeEach, describe, expect, fit, it, test, xit;

/** Of Jest's object what replaces methods of objects; modules are never replaced here. */
export const jest = new ModuleMocker(globalThis);

export function setGlobals(globals) {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, fit, it, test, xit } = globals);
}
