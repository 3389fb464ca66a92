import { Effect } from '../platform/state-machine.js';

/** Of what the office or the calendar does. What a dossier decides about a thing is told of the dossier alone. */
export const NOTICE = new Effect('the business gets a notice on its first page, and by mail');

/** Of what the business itself sent or took back: it needs nothing done, so the first page leaves it out. */
export const RECEIPT = new Effect('the business gets a receipt among its notices, and by mail');
