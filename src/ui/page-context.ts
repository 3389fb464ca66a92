import type { ComponentChildren } from 'preact';
import type { Role } from '../access/roles.js';
import { words, type Words } from './words.js';

export type Lang = 'vi' | 'en';

export type { Role };

/** What is wrong with one input; `path` is the input's name (`contact.phone`), `''` for the whole form. */
export interface FieldFault {
  readonly path: string;
  /** A key of `text/faults.vi.ts`; an unknown one reads as a general sentence. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Levels of the tiles at `/map/tiles/{z}/{x}/{y}`, and whose they are. */
export interface MapLayer {
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly credit: string;
}

/** An entry of the side list of the console. */
export interface MenuLink {
  readonly key: string;
  readonly href: string;
  readonly text: string;
}

/** A view of a list that its reader keeps. */
export interface KeptView {
  readonly id: string;
  /** `/console/applications` */
  readonly path: string;
  readonly name: string;
  readonly query: string;
  /** The side list leads to it. */
  readonly isDefault: boolean;
}

/** Everything a page needs to know about the request around it: plain data, built once by the HTTP layer. */
export interface PageContext {
  readonly lang: Lang;
  /** Current path and query, without `lang`. */
  readonly path: string;
  /** Whose registry this is; the strings are already in the reader's language. */
  readonly registry: {
    readonly name: string;
    readonly agency: string;
    /** As it reads inside a sentence: “tỉnh Tuyên Quang”, “thành phố Huế”; in English “Tuyên Quang”. */
    readonly province: string;
    readonly phone: string | null;
    readonly email: string | null;
    /** As the agency writes them, in Vietnamese. */
    readonly address: string | null;
    readonly hours: string | null;
    /** True when a picture is served at `/logo`. */
    readonly logo: boolean;
    readonly timeZone: string;
    readonly languages: readonly Lang[];
    /** The ground beneath maps; null where the outlines of communes are all there is. */
    readonly map: MapLayer | null;
  };
  /** Address of a built file: `public.css` → `/assets/public-abc123.css`. */
  readonly asset: (name: string) => string;
  readonly csrf: string;
  readonly actor: {
    readonly name: string;
    readonly role: Role;
    readonly businessName: string | null;
    /** Of an official who enters at the counter what the people of the business say. */
    readonly counterRole?: Exclude<Role, 'owner' | 'staff'>;
    /** For whom else this person may act. */
    readonly otherBusinesses: readonly { readonly id: string; readonly name: string }[];
  } | null;
  /** Where somebody who is signed in may go from everywhere. */
  readonly menu: readonly MenuLink[];
  /** Of the list at this address. */
  readonly savedViews: readonly KeptView[];
  /** True where the data are samples: every page then says so. */
  readonly sample: boolean;
  readonly now: Date;
  /** Origin without a trailing slash. */
  readonly publicUrl: string;
  /** Content of the robots meta element, where a page has a reason of its own. */
  readonly robots?: string;
}

/**
 * The page that is being drawn. Drawing is one call without a pause, from the beginning of the page to its end, so that pages never
 * mix; a context of Preact's would make it cost three times as much.
 */
let drawing: PageContext | null = null;

/** Around `PublicPage`, `ConsolePage` and `Form`, so that the parts inside need no `ctx` of their own. */
export function OnPage({
  ctx,
  children,
}: {
  readonly ctx: PageContext;
  readonly children: ComponentChildren;
}) {
  drawing = ctx;
  return children;
}

/** What is wrong with the form that is being drawn; nothing outside any. */
let faultsAround: readonly FieldFault[] = [];

export function enterForm(faults: readonly FieldFault[]): void {
  faultsAround = faults;
}

export function formFaults(): readonly FieldFault[] {
  return faultsAround;
}

/** For whoever draws a page, when it is done. */
export function leavePage(): void {
  drawing = null;
  faultsAround = [];
}

/** The page around the component; null outside any. */
export function usePage(): PageContext | null {
  return drawing;
}

/** The words in the language of the page around the component; Vietnamese outside any page. */
export function useWords(): Words {
  return words(useLang());
}

export function useLang(): Lang {
  return drawing?.lang ?? 'vi';
}
