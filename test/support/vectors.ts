import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the published test vectors lie. They are read in place and never copied into this repository. */
const configured = process.env.STANDARD_VECTORS ?? '../shared/standards';

/** Set where a run without vectors would prove nothing: in continuous integration. */
const required = Boolean(process.env.CI ?? process.env.REQUIRE_VECTORS);

let announced = false;

/**
 * The folder of the standards' test vectors, or null when this machine has none. Says so once, loudly; throws
 * instead when `CI` or `REQUIRE_VECTORS` is set, so that a run without vectors cannot pass for a full one.
 */
export function vectorsRoot(): string | null {
  const root = resolve(process.cwd(), configured);
  if (existsSync(root)) return root;
  const line = `STANDARD VECTORS MISSING: ${configured} does not exist, the standards are NOT being checked (set STANDARD_VECTORS)`;
  if (required) throw new Error(line);
  // Straight to the terminal: jest keeps to itself what a wholly skipped file says through console.
  if (!announced) process.stderr.write(`\n!!!!!! ${line} !!!!!!\n\n`);
  announced = true;
  return null;
}

/**
 * One vector file: parsed for `.json`, an array of rows for `.jsonl`, otherwise its text. Call only when
 * `vectorsRoot()` is not null. Throws when the file is missing or malformed: a vector that vanished is a failure.
 */
export function readVector(folder: string, file: string): unknown {
  const root = vectorsRoot();
  if (root === null) throw new Error(`no vectors to read ${folder}/${file} from`);
  const text = readFileSync(join(root, folder, file), 'utf8');
  if (file.endsWith('.jsonl')) {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line));
  }
  return /\.(json|jsonld|geojson)$/.test(file) ? (JSON.parse(text) as unknown) : text;
}

/** Prints the one line per vector file that a reader of the test run looks for. */
export function report(folder: string, ran: number, passed: number, disputed: number): void {
  process.stdout.write(`vectors ${folder}: ${ran} ran, ${passed} passed, ${disputed} disputed\n`);
}

/** Prints which cases are disputed and by what clause; of many only the first few names. */
export function reportDispute(names: readonly string[], clause: string): void {
  if (names.length === 0) return;
  const more = names.length > 4 ? ` and ${names.length - 4} more` : '';
  process.stdout.write(`  disputed: ${names.slice(0, 4).join(', ')}${more}: ${clause}\n`);
}
