// The pure libraries alone: no database, no application. `npm test` runs everything through jest.config.mjs.
import base from './jest.config.mjs';

const pure = { ...base, roots: ['<rootDir>/src/standards'], reporters: ['default'] };
delete pure.globalSetup;
delete pure.globalTeardown;
export default pure;
