import { Meaning } from '../platform/state-machine.js';

/** What steps of a thing mean to its dossier. */
export const DOSSIER_SENT = new Meaning('a dossier is opened, or sent again');
export const DOSSIER_WITHDRAWN = new Meaning('the dossier ends as withdrawn');
/** The notice is the dossier's: of what it decides about its thing nothing is told twice. */
export const DOSSIER_TELLS = new Meaning('the notice of the dossier tells of it');
