import { AI_TABLE } from './ai-table.js';
import type { Charset } from './charset.js';

/** One part of an element's value: characters of one set, of a length, that pass some checks. */
export interface Component {
  readonly charset: Charset;
  readonly min: number;
  readonly max: number;
  readonly optional: boolean;
  readonly checks: readonly string[];
}

export interface ApplicationIdentifier {
  readonly ai: string;
  /** The data title, such as `BATCH/LOT`; empty when the standard gives none. */
  readonly title: string;
  /** Of predefined length: no FNC1 is needed after it (General Specifications, figure 7.8.5-2). */
  readonly fixed: boolean;
  /** Allowed as a data attribute, in the query of a Digital Link URI. */
  readonly attribute: boolean;
  /** A primary key of a Digital Link URI: the qualifiers it takes, in path order, as alternatives. */
  readonly key: readonly (readonly string[])[] | null;
  readonly components: readonly Component[];
  /** Length of the shortest and the longest value. */
  readonly min: number;
  readonly max: number;
  /** One of these groups must be present, whole. Patterns: `n` stands for any digit. Empty: nothing required. */
  readonly requires: readonly (readonly string[])[];
  /** None of these may be present beside it. Patterns: `n` stands for any digit. */
  readonly excludes: readonly string[];
}

const CHARSETS: Readonly<Record<string, Charset>> = {
  n: 'numeric',
  x: 'charset-82',
  y: 'charset-39',
  z: 'charset-64',
};

/** Every application identifier, in the order of the dictionary. */
export const APPLICATION_IDENTIFIERS: readonly ApplicationIdentifier[] = AI_TABLE.trim()
  .split('\n')
  .flatMap(readLine)
  .sort((left, right) => (left.ai < right.ai ? -1 : 1));

const byAi = new Map(APPLICATION_IDENTIFIERS.map((entry) => [entry.ai, entry]));

// All identifiers that share their first two digits are equally long (General Specifications, figure 7.8.4-1).
const lengthByPrefix = new Map(APPLICATION_IDENTIFIERS.map(({ ai }) => [ai.slice(0, 2), ai.length]));

/** The application identifier written exactly so, or undefined. */
export function findAi(ai: string): ApplicationIdentifier | undefined {
  return byAi.get(ai);
}

/** The application identifier that `text` has at `index`, or undefined. */
export function aiAt(text: string, index: number): ApplicationIdentifier | undefined {
  const length = lengthByPrefix.get(text.slice(index, index + 2));
  return length === undefined ? undefined : byAi.get(text.slice(index, index + length));
}

/** Whether `ai` matches a pattern of the table, where `n` stands for any digit. */
export function matchesPattern(ai: string, pattern: string): boolean {
  if (ai.length !== pattern.length) return false;
  for (let index = 0; index < ai.length; index += 1) {
    const wanted = pattern.charAt(index);
    if (wanted !== 'n' && wanted !== ai.charAt(index)) return false;
  }
  return true;
}

function readLine(line: string): ApplicationIdentifier[] {
  const [format = '', rules = '', names = ''] = line.split(';').map((part) => part.trim());
  const components = format.split(' ').map(readComponent);
  const required = components.filter((component) => !component.optional);
  return names.split(' | ').flatMap((name) =>
    readNames(name).map(({ ai, title }) => ({
      ai,
      title,
      components,
      min: required.reduce((sum, component) => sum + component.min, 0),
      max: components.reduce((sum, component) => sum + component.max, 0),
      ...readRules(rules, ai),
    })),
  );
}

function readComponent(text: string): Component {
  const [shape = '', ...checks] = text.split(':');
  const optional = shape.endsWith('?');
  const [min = 0, max = min] = shape
    .slice(1, optional ? -1 : undefined)
    .split('-')
    .map(Number);
  return { charset: CHARSETS[shape.charAt(0)] ?? 'numeric', min, max, optional, checks };
}

function readNames(text: string): { ai: string; title: string }[] {
  const space = text.indexOf(' ');
  const name = space === -1 ? text : text.slice(0, space);
  const title = space === -1 ? '' : text.slice(space + 1);
  const [first = '', last] = name.split('-');
  if (last === undefined) return [{ ai: first, title }];
  const stem = first.slice(0, -1);
  const family: { ai: string; title: string }[] = [];
  for (let digit = Number(first.slice(-1)); digit <= Number(last); digit += 1) {
    family.push({ ai: `${stem}${digit}`, title });
  }
  return family;
}

type Rules = Pick<ApplicationIdentifier, 'fixed' | 'attribute' | 'key' | 'requires' | 'excludes'>;

function readRules(text: string, ai: string): Rules {
  const tokens = text.split(' ');
  const list = (sign: string): string | undefined => tokens.find((token) => token.startsWith(sign))?.slice(1);
  const key = list('K');
  return {
    fixed: tokens.includes('F'),
    attribute: tokens.includes('A'),
    key: key === undefined ? null : key.split('|').map((path) => (path === '' ? [] : path.split('.'))),
    requires:
      list('+')
        ?.split(',')
        .map((group) => group.split('&')) ?? [],
    excludes:
      list('-')
        ?.split(',')
        .map((pattern) => (pattern === '~' ? `${ai.slice(0, -1)}n` : pattern)) ?? [],
  };
}
