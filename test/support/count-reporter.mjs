// Counts for the last line of `npm test`, written after each file, so that a crash leaves what was known.
import { writeFileSync } from 'node:fs';

export default class CountReporter {
  onTestResult(_test, _result, results) {
    this.save(results, false);
  }

  onRunComplete(_contexts, results) {
    this.save(results, true);
  }

  save(results, complete) {
    const file = process.env.TEST_COUNTS;
    if (!file) return;
    const passed = results.numPassedTests;
    // A file that did not even load has no failed test, and is one failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    writeFileSync(file, JSON.stringify({ passed, failed, complete }));
  }
}
