import { formatResultsErrors } from 'jest-message-util';

export function isFailed(result) {
  return result.numFailingTests > 0 || Boolean(result.testExecError);
}

/**
 * The result of a file that was run twice: each test passes that passed at either try. `secondTry` names those that
 * failed at the first, for the end of the run to tell.
 */
export function joined(first, second, config, globalConfig) {
  const earlier = Map.groupBy(first.testResults, ({ fullName }) => fullName);
  const secondTry = [];
  const testResults = second.testResults.map((test) => {
    const before = earlier.get(test.fullName)?.shift();
    if (before?.status === 'passed') return before;
    if (before?.status !== 'failed' || test.status !== 'passed') return test;
    secondTry.push(test.fullName);
    return { ...test, invocations: 2, retryReasons: before.failureMessages };
  });
  // What failed after the last test, as when something is cleared away, is nobody's.
  if (first.testExecError && !second.testExecError)
    secondTry.push(`after its tests: ${first.testExecError.stack.split('\n', 2).join('')}`);
  const failing = testResults.filter(({ status }) => status === 'failed').length;
  const passing = testResults.filter(({ status }) => status === 'passed').length;
  return {
    ...second,
    testResults,
    numFailingTests: failing,
    numPassingTests: passing,
    failureMessage:
      failing === 0 && !second.testExecError
        ? null
        : `${formatResultsErrors(testResults, config, globalConfig, second.testFilePath) ?? ''}${second.testExecError?.stack ?? ''}`,
    secondTry,
  };
}
