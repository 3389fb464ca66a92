import type { AuditDeclaration } from '../audit/audit-declaration.js';
import { declareConstraints, type ConstraintMessages } from '../platform/database/constraint-messages.js';
import type { MachineDeclaration } from '../platform/state-machine.js';
import type { Words } from '../ui/words.js';
import type { access } from './access.feature.js';
import type { Role } from './roles.js';

/** An entry of the side list of the console. */
export interface MenuEntry {
  /** What its pages say they belong to (`current`), and its address: `lots` → `/console/lots`. */
  readonly key: string;
  readonly href?: string;
  /** Where it stands: small numbers above. */
  readonly order: number;
  readonly roles: readonly Role[];
  readonly text: (words: Words, role: Role) => string;
}

/** What a feature tells the house about itself. */
export interface FeatureDeclaration {
  /** The name of its folder. */
  readonly name: string;
  /**
   * Which roles have which permission. It says what a role may do at all; whose things it may touch is the business of
   * each query: an owner or member of staff only ever reaches the things of the own business (`scopeOf`).
   */
  readonly permissions?: Readonly<Record<string, readonly Role[]>>;
  readonly menu?: readonly MenuEntry[];
  /** The tables of its life-cycles; `test/state-machines.e2e-spec.ts` walks them, docs/states.md draws them. */
  readonly states?: readonly { readonly declaration: MachineDeclaration<string, Role> }[];
  /** What its kinds of dossiers are called. */
  readonly dossiers?: (words: Words) => Readonly<Record<string, string>>;
  /** How the log tells of its things, in the words of its own file. */
  readonly audit?: AuditDeclaration;
  /** What its unique constraints protect, as a person is told. */
  readonly constraints?: ConstraintMessages;
}

/**
 * Every feature adds its own declaration, which is what makes `Allow('lot:write')` and `current="lots"` compile, and a slip
 * of the pen not:
 *
 *     declare module '../access/feature.js' {
 *       interface Features {
 *         readonly lots: typeof lots;
 *       }
 *     }
 */
export interface Features {
  readonly access: typeof access;
}

type Of<Part extends keyof FeatureDeclaration> = {
  [Name in keyof Features]: Features[Name] extends Readonly<Record<Part, infer Declared>> ? Declared : never;
}[keyof Features];

/** Keys of a union are what all its members share; these are all there are. */
type KeysOf<Union> = Union extends unknown ? keyof Union : never;

export type Permission = Extract<KeysOf<Of<'permissions'>>, string>;

export type MenuKey =
  Of<'menu'> extends infer Menu ? (Menu extends readonly { readonly key: infer Key }[] ? Key : never) : never;

const declared = new Map<string, FeatureDeclaration>();
const permissions = new Map<string, readonly Role[]>();

/**
 * Makes a feature known, once, when its module is imported. @throws Error at the start when two features claim the same
 * name, permission, menu entry or constraint.
 */
export function declareFeature<const Declaration extends FeatureDeclaration>(
  feature: Declaration,
): Declaration {
  if (declared.has(feature.name)) throw new Error(`Two features are called ${feature.name}`);
  for (const [permission, roles] of Object.entries<readonly Role[]>(feature.permissions ?? {})) {
    if (permissions.has(permission)) throw new Error(`Two features declare the permission ${permission}`);
    permissions.set(permission, roles);
  }
  declareConstraints(feature.constraints ?? {});
  declared.set(feature.name, feature);
  return feature;
}

export function declaredFeatures(): readonly FeatureDeclaration[] {
  return [...declared.values()];
}

/** What the kinds of dossiers are called, all of them. */
export function declaredDossiers(words: Words): Readonly<Record<string, string>> {
  return Object.fromEntries(
    declaredFeatures().flatMap(({ dossiers }) => Object.entries(dossiers?.(words) ?? {})),
  );
}

/** Who has which permission; none that no feature declares. */
export function declaredPermissions(): ReadonlyMap<string, readonly Role[]> {
  return permissions;
}
