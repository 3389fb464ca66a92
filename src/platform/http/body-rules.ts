import { SetMetadata } from '@nestjs/common';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** What a body may hold. It is counted before anything of it is converted, whichever way it is written. */
export interface BodyRule {
  readonly bytes: number;
  /** Names of members of JSON objects, all together. */
  readonly keys: number;
  /** Elements of JSON arrays, all together. */
  readonly items: number;
  /** Files of a form. */
  readonly files: number;
  /** Of one file; that of a photograph where nothing is said. */
  readonly fileBytes?: number;
}

export const BODY_RULE = 'body-rule';

/** A photograph; other files are bounded by their route. */
export const FILE_MAX_BYTES = 8 * MEGABYTE;

/** Ten thousand rows with a boundary each. */
const SHEET_MAX_BYTES = 20 * MEGABYTE;

/** What the forms and commands of people need, written in percent escapes of Vietnamese at worst. */
export const SMALL: BodyRule = { bytes: 128 * KILOBYTE, keys: 500, items: 2000, files: 0 };
/** Before anybody is known: a sign-in, a report. */
export const SMALLEST: BodyRule = { ...SMALL, bytes: 32 * KILOBYTE };

const LARGE = {
  /** 5,000 corners with their brackets, or a file of them that says more than the boundary. */
  boundary: { bytes: 2 * MEGABYTE, keys: 5000, items: 80_000, files: 1 },
  /** Five hundred events in EPCIS's terms, each with what it is about. */
  events: { bytes: 2 * MEGABYTE, keys: 40_000, items: 20_000, files: 0 },
  /** A photograph as the whole body. */
  picture: { bytes: FILE_MAX_BYTES, keys: 500, items: 2000, files: 0 },
  /** A form with a photograph in it. */
  pictureForm: { bytes: FILE_MAX_BYTES + 256 * KILOBYTE, keys: 500, items: 2000, files: 1 },
  /** A form with a spreadsheet in it, or its cells pasted. */
  table: {
    bytes: SHEET_MAX_BYTES + 256 * KILOBYTE,
    keys: 500,
    items: 2000,
    files: 1,
    fileBytes: SHEET_MAX_BYTES,
  },
} as const satisfies Readonly<Record<string, BodyRule>>;

/** The route takes more than a few fields: `@Takes('boundary')`. Where nothing is said, bodies are small and hold no file. */
export const Takes = (what: keyof typeof LARGE) => SetMetadata(BODY_RULE, LARGE[what]);

/** Fields of one form; a day in the diary has one for each growing area. */
export const FIELDS_MAX = 500;
/** Objects and arrays inside each other. A FeatureCollection in a field of a command needs nine. */
export const DEPTH_MAX = 32;
