// Counts for the last line of `npm test`, written after each file, so that a crash leaves what was known.
import { writeFileSync } from 'node:fs';
import path from 'node:path';

export default class CountReporter {
  secondTry = [];

  onTestResult(test, result, results) {
    const file = path.relative(test.context.config.rootDir, test.path);
    for (const name of result.secondTry ?? []) this.secondTry.push(`${file}: ${name}`);
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
    writeFileSync(file, JSON.stringify({ passed, failed, complete, secondTry: this.secondTry }));
  }
}
