/** @type {import('jest').Config} */
export default {
  runner: '<rootDir>/test/support/runner/runner.mjs',
  testRunner: '<rootDir>/test/support/runner/test-file.mjs',
  testEnvironment: '<rootDir>/test/support/runner/environment.mjs',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.e2e-spec.ts', '**/*.e2e-spec.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' }, // for finding which tests a changed file concerns
  transform: {},
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  reporters: ['default', '<rootDir>/test/support/count-reporter.mjs'],
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  testTimeout: 180_000, // no test is a clock: on a busy machine everything takes its time
  maxWorkers: 3,
  workerGracefulExitTimeout: 20_000,
  workerIdleMemoryLimit: '1200MB',
};
