import { Injectable } from '@nestjs/common';
import { PageContexts } from '../platform/http/page-contexts.js';
import type { Lang } from '../ui/page-context.js';
import { renderPage } from '../ui/render.js';
import { UnknownCodePage, type UnknownCodePageProps } from './unknown-code.views.js';

/** Stand in the drawn page for what is asked, a letter that is of no use in any text, and for its address, in and outside of queries. */
const ASKED = '\ue001';
const PATH = '/the-address-that-was-asked';

export interface Unknown extends Omit<UnknownCodePageProps, 'ctx'> {
  readonly lang: Lang;
  /** Of the request: where the links to other languages lead. */
  readonly path: string;
}

/**
 * The page that helps where nothing was found. Whoever tries codes sees a new address each time, but the page differs only in the
 * code it repeats: it is drawn once a language and cause.
 */
@Injectable()
export class UnknownPages {
  private readonly drawn = new Map<string, string>();

  constructor(private readonly contexts: PageContexts) {}

  html(unknown: Unknown): string {
    const { lang, path, ...props } = unknown;
    const asked = shown(props.asked);
    if (props.suggestions.length > 0 || props.product !== null)
      return renderPage(<UnknownCodePage ctx={this.contexts.of(lang, path)} {...props} asked={asked} />);
    const key = `${lang} ${props.why}`;
    let page = this.drawn.get(key);
    if (page === undefined) {
      page = renderPage(<UnknownCodePage ctx={this.contexts.of(lang, PATH)} {...props} asked={ASKED} />);
      this.drawn.set(key, page);
    }
    return page
      .replaceAll(ASKED, () => escaped(asked))
      .replaceAll(encodeURIComponent(PATH), () => encodeURIComponent(path))
      .replaceAll(`${PATH}?`, () => escaped(path.includes('?') ? `${path}&` : `${path}?`))
      .replaceAll(PATH, () => escaped(path));
  }
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
