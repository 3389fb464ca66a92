import { Effect } from '../platform/state-machine.js';

/** Of what the office does, or the calendar, without having been asked; answers to a dossier are told with the dossier. */
export const NOTICE = new Effect('the business gets a notice on its first page, and by mail');
