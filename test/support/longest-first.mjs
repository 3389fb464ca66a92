import Sequencer from '@jest/test-sequencer';

/** They start browsers, servers or crowds of requests: begun last, they would run alone at the end. The longest first. */
const LONG = [
  ...[
    'test/operation',
    'test/browser/every-page',
    'test/list-plans',
    'test/fuzz.',
    'test/access-matrix',
    'test/processes',
  ],
  ...[
    'database/embedded',
    'test/browser/sheets',
    'traces/traces.',
    'test/english-pages',
    'test/input',
    'test/upgrade',
  ],
  ...[
    'sign-in.e2e',
    'samples/samples',
    '.states.e2e',
    'test/fuzz-large',
    'locate-address',
    'test/bodies',
    'test/browser/people',
  ],
  ...[
    'figures/figures',
    'mergers/mergers',
    'gs1/hostile-input',
    'account/account',
    'images/images',
    'test/readme',
  ],
];

/** Where Jest has no times of an earlier run, as on a fresh checkout, it goes by size of file; the long ones begin first here. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const place = ({ path }) => {
      const at = LONG.findIndex((part) => path.replaceAll('\\', '/').includes(part));
      return at < 0 ? LONG.length : at;
    };
    return sorted.sort((one, other) => place(one) - place(other));
  }
}
