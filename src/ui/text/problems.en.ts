import type { problemsVi } from './problems.vi.js';
import type { SameShape } from './same-shape.js';

export const problemsEn: SameShape<typeof problemsVi> = {
  400: {
    title: 'The server could not understand this request.',
    advice: 'Go back to the page before, reload it and try again.',
  },
  401: { title: 'Please sign in to see this page.', advice: 'After signing in you come back to this place.' },
  403: {
    title: 'Your account may not do this.',
    advice:
      'If you need to, ask your administrator. If the page was open for long, reload it and send again.',
  },
  404: {
    title: 'There is no such page.',
    advice: 'The address may be mistyped or out of date. To find a product, look up the code on its label.',
  },
  405: { title: 'This page does not accept that.', advice: 'Go back to the page before and use its button.' },
  409: {
    title: 'This cannot be done now.',
    advice: 'The present state does not allow it, or somebody has just changed it. Reload to see the latest.',
  },
  410: { title: 'This page was removed.', advice: 'Please look again from the front page.' },
  412: {
    title: 'Somebody changed this before you.',
    advice: 'Nothing was saved. Reload, look at the new state, then make your change again.',
  },
  413: {
    title: 'The file is too large.',
    advice: 'Choose a smaller file or take the picture at a lower resolution.',
  },
  415: { title: 'This kind of file cannot be read.', advice: 'Use a JPEG, PNG or WebP image.' },
  422: {
    title: 'Something is not filled in correctly.',
    advice: 'Go back, check each field and send again.',
  },
  429: { title: 'Too many tries in a short time.', advice: 'Wait a few minutes, then try again.' },
  500: {
    title: 'Something went wrong on our side.',
    advice:
      'It has been recorded. Try again in a few minutes; if it persists, call us and read out the reference.',
  },
  503: {
    title: 'The register is taking a short break.',
    advice: 'Usually a few minutes. Please try again later.',
  },
  other: { title: 'This could not be done.', advice: 'Please try again; if it persists, call us.' },
};
