import { readable } from './person.js';

/** A page as it came. */
export interface Opened {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** As a reader sees it: without tags. */
  readonly text: string;
}

interface FoundForm {
  readonly action: string;
  readonly multipart: boolean;
  /** Names of everything that can be filled in. */
  readonly names: ReadonlySet<string>;
  /** What is sent if nobody touches the form. */
  readonly values: readonly (readonly [string, string])[];
}

export type Filled = Readonly<Record<string, string | Blob>>;

/**
 * Somebody at a browser without script, who can do only what the page in front of them offers: follow its links and
 * send its forms. A field or a form that is not on the page is an error of the walk.
 */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  private shown: Opened | null = null;

  /** @param origin where the service listens; `publicUrl` is what it calls itself. */
  constructor(
    private readonly origin: string,
    private readonly publicUrl: string,
    private readonly language = 'vi',
  ) {}

  get page(): Opened {
    if (this.shown === null) throw new Error('no page was opened yet');
    return this.shown;
  }

  /** Opens an address, following redirects as a browser does. */
  open(address: string): Promise<Opened> {
    return this.go(address, { method: 'GET' }, 0);
  }

  /** Follows the link of this page whose address ends or begins as told. */
  async follow(which: string | RegExp): Promise<Opened> {
    const links = [...this.page.html.matchAll(/<a\b[^>]*\shref="([^"]+)"/g)].map(([, href = '']) =>
      plain(href),
    );
    const href = links.find((link) => (typeof which === 'string' ? link === which : which.test(link)));
    if (href === undefined)
      throw new Error(`${this.page.url.pathname} has no link ${String(which)}: ${links.join(' ')}`);
    return this.open(href);
  }

  /** Fills and sends the form of this page that goes to `action`, with its hidden fields and defaults. */
  async send(action: string | RegExp, fields: Filled = {}): Promise<Opened> {
    const forms = formsOf(this.page.html);
    const form = forms.find((each) =>
      typeof action === 'string' ? each.action === action : action.test(each.action),
    );
    if (form === undefined) {
      const known = forms.map((each) => each.action).join(' ');
      throw new Error(`${this.page.url.pathname} has no form to ${String(action)}, only to: ${known}`);
    }
    const strangers = Object.keys(fields).filter((name) => !form.names.has(name));
    if (strangers.length > 0) throw new Error(`the form to ${form.action} has no ${strangers.join(', ')}`);
    const sent = form.multipart ? new FormData() : new URLSearchParams();
    for (const [name, value] of form.values) if (!(name in fields)) sent.append(name, value);
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') sent.append(name, value);
      else if (sent instanceof FormData) sent.append(name, value, `${name}.png`);
      else throw new Error(`${name} takes no file here`);
    }
    return this.go(form.action, { method: 'POST', body: sent }, 0);
  }

  /** What an address of this site answers, without leaving the page. */
  async fetch(address: string): Promise<Buffer> {
    const response = await fetch(this.mapped(address), { headers: this.headers() });
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  private async go(address: string, init: RequestInit, hops: number): Promise<Opened> {
    if (hops > 5) throw new Error(`${address} sends round and round`);
    const url = this.mapped(address);
    const response = await fetch(url, { ...init, headers: this.headers(), redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null)
      return this.go(new URL(location, url).href, { method: 'GET' }, hops + 1);
    const html = await response.text();
    this.shown = { url, status: response.status, headers: response.headers, html, text: readable(html) };
    return this.shown;
  }

  private mapped(address: string): URL {
    const text = address.toLowerCase().startsWith(this.publicUrl)
      ? address.slice(this.publicUrl.length)
      : address;
    const url = new URL(text, this.shown?.url ?? this.origin);
    if (url.origin !== this.origin) throw new Error(`${address} leads away from the registry`);
    return url;
  }

  private headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      'accept-language': this.language,
      'sec-fetch-site': 'same-origin',
      ...(cookie === '' ? {} : { cookie }),
    };
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The forms that change something. */
function formsOf(html: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, head = '']) => attribute(head, 'method') === 'post')
    .map(([, head = '', inside = '']) => {
      const names = new Set<string>();
      const values: [string, string][] = [];
      for (const [, tag = '', attributes = ''] of inside.matchAll(
        /<(input|select|textarea|button)\b([^>]*)>/g,
      )) {
        const name = attribute(attributes, 'name');
        if (name === undefined) continue;
        names.add(name);
        const type = attribute(attributes, 'type');
        const ticked = (type !== 'radio' && type !== 'checkbox') || /\schecked\b/.test(attributes);
        if (tag === 'input' && type !== 'file' && ticked)
          values.push([name, attribute(attributes, 'value') ?? '']);
      }
      for (const [, attributes = '', text = ''] of inside.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs))
        values.push([attribute(attributes, 'name') ?? '', plain(text)]);
      for (const [, attributes = '', options = ''] of inside.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
        const chosen =
          /<option\b([^>]*\sselected\b[^>]*)>/.exec(options)?.[1] ?? /<option\b([^>]*)>/.exec(options)?.[1];
        values.push([attribute(attributes, 'name') ?? '', attribute(chosen ?? '', 'value') ?? '']);
      }
      return {
        action: attribute(head, 'action') ?? '',
        multipart: attribute(head, 'enctype') === 'multipart/form-data',
        names,
        values,
      };
    });
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(` ${tag}`)?.[1];
  return found === undefined ? undefined : plain(found);
}

function plain(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
