import { Fragment, type ComponentChildren } from 'preact';
import { contentInEnglish } from '../standards/vietnam/unit-names.js';
import { formatAmount } from './format.js';
import { useLang, useWords } from './page-context.js';
import { readReason } from './standard-reason.js';

export interface VietnameseProps {
  readonly children: ComponentChildren;
  /** Says so, too: whoever reads the page in English need not wonder. */
  readonly said?: boolean;
}

/**
 * Words that somebody wrote in Vietnamese: a name, a note. On an English page they are marked, so that a screen reader
 * changes its voice and a browser offers to translate them. A Vietnamese page needs no mark.
 */
export function Vietnamese({ children, said = false }: VietnameseProps) {
  const lang = useLang();
  const { inVietnamese } = useWords().ui;
  if (lang === 'vi') return children;
  return (
    <>
      {said && `${inVietnamese} `}
      <span lang="vi">{children}</span>
    </>
  );
}

/** Letters that English has not. */
const MARKED = /[ăâđêôơưàáãèéìíĩòóõùúũý\u1ea0-\u1ef9]/iu;

/** The `lang` of an element that holds nothing but such words; within a drawing there are no spans. */
export function useLangOf(words: string): 'vi' | undefined {
  return useLang() === 'en' && MARKED.test(words.normalize('NFC')) ? 'vi' : undefined;
}

/** Words of which nobody said in what language they are: marked where they are Vietnamese by their letters. */
export function AsWritten({ children }: { readonly children: string }) {
  if (useLang() === 'vi' || !MARKED.test(children.normalize('NFC'))) return children;
  return <Vietnamese>{children}</Vietnamese>;
}

/** What a table or a list of facts shows, where it is plain text. */
export function asWritten(value: ComponentChildren): ComponentChildren {
  return typeof value === 'string' ? <AsWritten>{value}</AsWritten> : value;
}

/** Stands in a sentence where the name comes; no text has it. */
const PLACE = '\u{e000}';

export interface NamingProps {
  /** One of our own sentences, which names something. */
  readonly sentence: (name: string) => string;
  readonly children: string;
}

/** A sentence of ours around what somebody wrote: only that is marked. */
export function Naming({ sentence, children }: NamingProps) {
  const [before, ...rest] = sentence(PLACE).split(PLACE);
  return (
    <>
      {before}
      {rest.map((after) => (
        <Fragment key={after}>
          <AsWritten>{children}</AsWritten>
          {after}
        </Fragment>
      ))}
    </>
  );
}

/** A thing that may have a name in English. */
export function Name({ vi, en }: { readonly vi: string; readonly en: string | null }) {
  const lang = useLang();
  return lang === 'en' && en !== null ? <Fragment>{en}</Fragment> : <Vietnamese>{vi}</Vietnamese>;
}

/** A number and its unit, never parted; in English a unit that has no English word is marked. */
export function Amount({ quantity, unit }: { readonly quantity: number; readonly unit: string }) {
  const { text, free } = formatAmount(useLang(), quantity, unit);
  return (
    <>
      {text}
      {free !== '' && <Vietnamese>{free}</Vietnamese>}
    </>
  );
}

/** What a package holds: `Hộp 100 g`. */
export function Content({ children }: { readonly children: string }) {
  const english = useLang() === 'en' ? contentInEnglish(children) : null;
  return english === null ? <AsWritten>{children}</AsWritten> : <Fragment>{english}</Fragment>;
}

/** Why something is stopped or sent back: a standard reason in the language of the page, then the words of whoever gave it. */
export function Reason({ children }: { readonly children: string }) {
  const lang = useLang();
  const { standard } = useWords().reasons;
  const { key, words } = readReason(children);
  if (lang === 'vi') return <Fragment>{children}</Fragment>;
  return (
    <>
      {key !== null && standard[key]} {words !== '' && <Vietnamese said>{words}</Vietnamese>}
    </>
  );
}
