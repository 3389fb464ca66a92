import Sequencer from '@jest/test-sequencer';

// They start browsers, servers or crowds of requests: begun last, they would run alone at the end.
const LONG =
  /browser|operation|processes|embedded|fuzz|list-plans|english|samples|access-matrix|upgrade|bodies|images|sign-in|hostile-input/;

/** Where Jest has no times of an earlier run, as on a fresh checkout, it goes by size of file; the long ones begin first here. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const isLong = ({ path }) => LONG.test(path);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}
