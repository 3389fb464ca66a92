import { declareFeature } from '../access/feature.js';
import { BUSINESS } from '../access/roles.js';

declare module '../access/feature.js' {
  interface Features {
    readonly console: typeof console;
  }
}

export const console = declareFeature({
  name: 'console',
  menu: [{ key: 'today', href: '/console', order: 0, roles: BUSINESS, text: ({ ui }) => ui.nav.today }],
});
