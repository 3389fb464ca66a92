// The import graph of ARCHITECTURE.md: main → features → audit, access → platform; `ui` and `standards` are leaves.

// What starts and composes the application. config.ts and platform/system-error.ts, below everything, are not part of it.
const roots = '^src/(main|worker|cli|app\\.module|app\\.setup|open-database)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'standards-is-pure',
      comment: 'standards/ knows the standards and libraries: no framework, database, clock or environment.',
      severity: 'error',
      from: { path: '^src/standards/', pathNot: '\\.((e2e-)?spec|testing)\\.ts$' },
      to: { path: ['^src/(?!standards/)', '^node_modules/(@nestjs|typeorm|pg|fastify|graphile-worker)/'] },
    },
    {
      name: 'ui-is-a-leaf',
      comment: 'Views are functions of plain data. Types of what they show may come from anywhere.',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/(?!ui/|standards/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'platform-has-no-business-words',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '\\.((e2e-)?spec|testing)\\.tsx?$' },
      to: { path: '^src/(?!platform/|ui/|standards/|config)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'access-and-audit-know-no-feature',
      severity: 'error',
      from: { path: '^src/(access|audit)/', pathNot: '\\.((e2e-)?spec|testing)\\.tsx?$' },
      to: {
        path: '^src/(?!platform/|ui/|standards/|access/|audit/|config)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-roots-compose',
      comment: 'Nothing imports what starts the application, except what starts it and its tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: [roots, '\\.e2e-spec\\.ts$'] },
      to: { path: roots },
    },
    {
      name: 'no-foreign-controllers-or-views',
      comment:
        'A feature offers its service, queries and entities; its pages and routes are its own business.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '\\.module\\.ts$|\\.((e2e-)?spec|testing)\\.tsx?$' },
      to: { path: '^src/[^/]+/.*\\.(controller|views)\\.tsx?$', pathNot: '^src/$1/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that starts nothing.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '^src/ui/browser/', '\\.(spec|e2e-spec|bench)\\.tsx?$', roots],
      },
      to: {},
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.((e2e-)?spec|testing)\\.tsx?$' },
      to: { path: ['^test/', '^bench/', '\\.((e2e-)?spec|testing)\\.tsx?$'] },
    },
    {
      name: 'no-dev-dependencies-in-production',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.((e2e-)?spec|testing)\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^geojson$' }, // geojson: types without code
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
};
