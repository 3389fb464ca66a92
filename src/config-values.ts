import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { extname, resolve } from 'node:path';
import { ConfigError } from './config-files.js';

// One function per kind of setting: text in, checked value out, ConfigError naming the variable and the remedy.

export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

// The 34 provinces of Resolution 202/2025/QH15, by the codes of Decision 19/2025/QĐ-TTg.
const provinces = new Set(
  '01 04 08 11 12 14 15 19 20 22 24 25 31 33 37 38 40 42 44 46 48 51 52 56 66 68 75 79 80 82 86 91 92 96'.split(
    ' ',
  ),
);

export function parseProvince(value: string): string {
  if (!provinces.has(value)) {
    throw new ConfigError(
      'REGISTRY_PROVINCE',
      `is "${value}", no province's code`,
      'use one of the 34 two-digit codes, as in "08" for Tuyên Quang',
    );
  }
  return value;
}

/** A bare address, or with `named` also `Name <address>`. */
export function parseEmail(name: string, value: string | undefined, named = false): string | undefined {
  const address = named && value !== undefined ? (/<([^<>]*)>$/.exec(value)?.[1] ?? value) : value;
  if (address !== undefined && !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(address)) {
    throw new ConfigError(name, 'is not an e-mail address', 'write it as "registry@example.vn"');
  }
  return value;
}

/** The letters of the agency in numbers of its decisions. */
export function parseAgencyCode(value: string | undefined): string | undefined {
  if (value !== undefined && !/^[A-ZĐ0-9]{2,20}$/.test(value)) {
    throw new ConfigError(
      'REGISTRY_AGENCY_CODE',
      `is "${value}", not 2 to 20 capital letters and digits`,
      'write it as in the numbers of decisions, as in "SKHCN"',
    );
  }
  return value;
}

/** One line that people read. */
export function parseLine(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value.length > 200 || /\p{Cc}/u.test(value)) {
    throw new ConfigError(name, 'is no single line of at most 200 characters', 'shorten it to one line');
  }
  return value;
}

export function parsePhone(name: string, value: string | undefined): string | undefined {
  if (value !== undefined && !/^\+?[\d .()-]{3,20}$/.test(value)) {
    throw new ConfigError(name, 'is not a telephone number', 'use digits and spaces, as in "0219 3866 123"');
  }
  return value;
}

export function parseTimeZone(value: string): string {
  if (!isTimeZone(value)) {
    throw new ConfigError(
      'REGISTRY_TIME_ZONE',
      `is "${value}", no known time zone`,
      'use an IANA name, as in "Asia/Ho_Chi_Minh"',
    );
  }
  return value;
}

export function parseToken(name: string, value: string | undefined): string | undefined {
  if (value !== undefined && value.length < 16) {
    throw new ConfigError(
      name,
      'is too short to be safe',
      'use at least 16 characters, as from "openssl rand -hex 16"',
    );
  }
  return value;
}

export function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new ConfigError(name, `is "${value}"`, `use one of: ${allowed.join(', ')}`);
  return found;
}

export function parseFlag(name: string, value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : oneOf(name, value.toLowerCase(), ['true', 'false']) === 'true';
}

export function parsePort(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
    throw new ConfigError(name, `is "${value}"`, 'use a port number from 0 to 65535, as in "3000"');
  }
  return Number(value);
}

const PROCESSES_MAX = 32;

export function parseProcesses(value: string): number {
  if (!/^\d{1,2}$/.test(value) || Number(value) < 1 || Number(value) > PROCESSES_MAX) {
    throw new ConfigError(
      'WEB_CONCURRENCY',
      `is "${value}"`,
      `use a whole number from 1 to ${PROCESSES_MAX}, no more than the machine has processors`,
    );
  }
  return Number(value);
}

/** Of a wait that somebody stands through: between half a second and two minutes. */
export function parseMilliseconds(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{3,6}$/.test(value) || Number(value) < 500 || Number(value) > 120_000) {
    throw new ConfigError(name, `is "${value}"`, 'use milliseconds from 500 to 120000, as in "2500"');
  }
  return Number(value);
}

export function parseHost(value: string): string {
  if (isIP(value) === 0 && !/^(?=.{1,253}$)[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(value)) {
    throw new ConfigError(
      'HOST',
      `is "${value}"`,
      'use an address of this machine, as in "127.0.0.1" or "0.0.0.0" for all',
    );
  }
  return value;
}

// The value may carry a password, so it is never repeated in the message.
export function parseUrl(
  name: string,
  value: string | undefined,
  schemes: readonly string[],
): string | undefined {
  if (value === undefined) return undefined;
  const url = URL.parse(value);
  if (url === null || !schemes.includes(url.protocol) || url.hostname === '') {
    throw new ConfigError(
      name,
      'is not a usable URL',
      `write it as "${schemes[0] ?? ''}//user:password@host:port/name"`,
    );
  }
  return value;
}

export function parsePublicUrl(value: string | undefined, port: number, production: boolean): string {
  if (value === undefined && (production || port === 0)) {
    throw new ConfigError(
      'PUBLIC_URL',
      `is missing, and ${production ? 'printed codes carry it' : 'PORT is 0'}`,
      'set it to the address people open, as in "https://daugoc.example.vn"',
    );
  }
  const url = URL.parse(value ?? `http://localhost:${port}`);
  const plain =
    url !== null &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === '';
  if (!plain || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new ConfigError(
      'PUBLIC_URL',
      'is not a bare web address',
      'write scheme and host only, as in "https://daugoc.example.vn"',
    );
  }
  if (
    production &&
    url.protocol !== 'https:' &&
    !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  ) {
    throw new ConfigError(
      'PUBLIC_URL',
      'is not https',
      'printed codes last for years: give it an https address',
    );
  }
  return url.origin;
}

// "true" would let any client choose its own address, so it is not offered.
export function parseTrustProxy(value: string): false | number | string[] {
  if (value === 'false' || value === '0') return false;
  if (/^[1-9]$/.test(value)) return Number(value);
  const proxies = value.split(',').map((each) => each.trim());
  const named = new Set(['loopback', 'linklocal', 'uniquelocal']);
  if (!proxies.every((each) => named.has(each) || isSubnet(each))) {
    throw new ConfigError(
      'TRUST_PROXY',
      `is "${value}"`,
      'use "false", the number of proxies in front, or their addresses, as in "loopback" or "10.0.0.0/8"',
    );
  }
  return proxies;
}

function isSubnet(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

export function parseLanguages(value: string): readonly [Language, ...Language[]] {
  const [first, ...rest] = value
    .split(',')
    .map((each) => oneOf('REGISTRY_LANGUAGES', each.trim(), languages));
  if (first === undefined || new Set([first, ...rest]).size !== rest.length + 1) {
    throw new ConfigError(
      'REGISTRY_LANGUAGES',
      `is "${value}"`,
      'list each language once, the default first, as in "vi,en"',
    );
  }
  return [first, ...rest];
}

export function parseLogo(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const path = resolve(value);
  const file = statSync(path, { throwIfNoEntry: false });
  if (!['.svg', '.png'].includes(extname(path).toLowerCase()) || file?.isFile() !== true) {
    throw new ConfigError(
      'REGISTRY_LOGO',
      `is "${value}", no SVG or PNG file`,
      'give the path of an existing .svg or .png file',
    );
  }
  return path;
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false; // the constructor's RangeError is the only way to ask
  }
}
