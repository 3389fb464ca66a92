// The pure libraries alone: no database, no application. `npm test` runs everything through jest.config.mjs.
import base from './jest.config.mjs';

const { globalSetup: _setup, globalTeardown: _teardown, ...rest } = base;
export default { ...rest, roots: ['<rootDir>/src/standards'], reporters: ['default'] };
