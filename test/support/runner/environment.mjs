import { jest } from './globals.mjs';

/** Tests run in the worker's own realm, as the service does in earnest, so there is nothing to make up. Jest asks for one. */
export default class WorkersOwn {
  /** What Jest would put upon a file's global object; `test-file.mjs` takes from it what is wanted. */
  global = {};
  moduleMocker = jest;
  fakeTimers = null;
  fakeTimersModern = null;

  getVmContext() {
    return null;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  async setup() {}

  async teardown() {}
}
