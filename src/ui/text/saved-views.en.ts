import type { SameShape } from './same-shape.js';
import type { savedViewsVi } from './saved-views.vi.js';

export const savedViewsEn: SameShape<typeof savedViewsVi> = {
  label: 'Saved:',
  isDefault: 'opened by the menu',
  summary: 'Save this view',
  narrowFirst: 'Filter, sort or choose columns first, then save that under a name.',
  name: 'Name of the view',
  nameHint: 'For example: mine, due soon. The same name replaces the earlier one.',
  makeDefault: 'The menu opens this view',
  noDefault: 'The menu opens the whole list',
  save: 'Save',
  remove: 'Delete',
};
