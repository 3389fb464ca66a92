import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  copyFileSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { systemCode } from './platform/system-error.js';

/** A setting an operator must change. `message` is one line: the variable, what is wrong, the remedy. */
export class ConfigError extends Error {
  constructor(
    readonly variable: string,
    problem: string,
    readonly remedy: string,
  ) {
    super(`${variable} ${problem}: ${remedy}.`.replace(/\s+/g, ' '));
    this.name = 'ConfigError';
  }
}

/** Without its data directory whatever fails, fails for that: `error` itself, or the one line that says so. */
export function orRemoved(error: unknown, dataDir: string): unknown {
  if (error instanceof ConfigError || existsSync(dataDir)) return error;
  return new ConfigError(
    'DATA_DIR',
    `(${dataDir}) was removed while the service ran, its database with it`,
    'restore it from the backup, or start anew without it',
  );
}

export interface Secrets {
  /** 32 bytes: AES-256-GCM key of the personal data at rest. */
  readonly dataKey: Buffer;
}

/** Creates the directory if need be. @throws ConfigError when it cannot be created or written. */
export function prepareDataDir(dataDir: string): void {
  try {
    // As root the embedded PostgreSQL runs as another user, who must be able to pass through.
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new ConfigError(
      'DATA_DIR',
      `(${dataDir}) cannot be written (${systemCode(error) ?? 'unknown error'})`,
      'set it to a folder this user may write',
    );
  }
}

/**
 * Secrets come from the environment; outside production the missing ones are read from, or generated into,
 * `secrets.json` (mode 600) in the data directory.
 * @throws ConfigError when one is missing in production or malformed anywhere.
 */
export function loadSecrets(
  given: { readonly DATA_KEY: string | undefined },
  dataDir: string,
  production: boolean,
): Secrets {
  if (given.DATA_KEY !== undefined)
    return {
      dataKey: decodeKey('DATA_KEY', given.DATA_KEY, '32 bytes in base64, as from "openssl rand -base64 32"'),
    };
  if (production) {
    throw new ConfigError(
      'DATA_KEY',
      'is missing',
      'set it to 32 bytes in base64, as from "openssl rand -base64 32", and keep a copy of it',
    );
  }
  const path = join(dataDir, 'secrets.json');
  const stored = readStored(path) ?? generate(path);
  return {
    dataKey: decodeKey('DATA_DIR', stored, `a whole ${path}: restore it from the backup, or set DATA_KEY`),
  };
}

export function parseSigningKey(value: string | undefined): Buffer | undefined {
  if (value === undefined) return undefined;
  return decodeKey('SIGNING_KEY', value, '32 bytes in base64, as from "openssl rand -base64 32"');
}

function readStored(path: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw new ConfigError(
      'DATA_DIR',
      `holds ${path}, which cannot be read (${systemCode(error) ?? 'unknown error'})`,
      'give this user the right to read it',
    );
  }
  try {
    const value: unknown = JSON.parse(text);
    if (
      typeof value === 'object' &&
      value !== null &&
      'DATA_KEY' in value &&
      typeof value.DATA_KEY === 'string'
    ) {
      return value.DATA_KEY;
    }
  } catch {
    // falls through: a torn file is reported like a wrong one, never replaced, since data may depend on it
  }
  return '';
}

// Written aside, synced and linked into place: two first starts agree on one key, and a crash leaves none or a whole one.
function generate(path: string): string {
  const aside = `${path}.${process.pid}`;
  const file = openSync(aside, 'w', 0o600);
  writeSync(file, `${JSON.stringify({ DATA_KEY: randomBytes(32).toString('base64') }, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(aside, path);
  } catch (error) {
    // A file system without hard links has no second first start to fear more than no start at all.
    if (systemCode(error) !== 'EEXIST') copyFileSync(aside, path);
  } finally {
    unlinkSync(aside);
  }
  return readStored(path) ?? '';
}

function decodeKey(variable: string, value: string, wanted: string): Buffer {
  const key = Buffer.from(value, 'base64');
  if (key.length !== 32 || key.toString('base64') !== value) {
    throw new ConfigError(variable, 'holds no usable key', `it must be ${wanted}`);
  }
  return key;
}
