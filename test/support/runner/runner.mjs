import TestRunner from 'jest-runner';

/** Jest's own, always in processes that begin with the run: in Jest's own process, watch mode would not see a changed module. */
export default class InWorkers extends TestRunner {
  runTests(tests, watcher) {
    return super.runTests(tests, watcher, { serial: false });
  }
}
