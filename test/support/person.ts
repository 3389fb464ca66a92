import { canonicalEmail } from '../../src/access/account/canonical-email.js';
import type { RunningApp } from './app.js';
import { confirmationPath } from './confirmation.js';

/** What came back, redirects not followed. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Of a redirect. */
  readonly location: string | null;
  /** `body` as a reader sees it: without tags, entities decoded, white space folded. */
  readonly text: string;
}

/** Somebody at a browser with script off: keeps cookies, and sends forms with the token of the page it saw last. */
export class Person {
  readonly cookies = new Map<string, string>();
  private csrf = '';

  constructor(
    private readonly run: RunningApp,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async open(path: string): Promise<Seen> {
    return this.send(path, { method: 'GET' });
  }

  /** Opens `page` for its token, then posts `fields` to `action`, the page's own address unless told. */
  async submit(
    page: string,
    fields: Readonly<Record<string, string>>,
    action = page.split('?')[0] ?? page,
  ): Promise<Seen> {
    await this.open(page);
    return this.post(action, fields);
  }

  /** Posts with the token of the last page, without opening one. */
  async post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Seen> {
    const body = new URLSearchParams({ _csrf: this.csrf, ...fields });
    return this.send(path, { method: 'POST', body });
  }

  /** Posts a form with files; its token is among its fields. */
  sendForm(path: string, body: FormData): Promise<Seen> {
    return this.send(path, { method: 'POST', body });
  }

  async signUp(fields: {
    readonly email: string;
    readonly password: string;
    readonly name?: string;
  }): Promise<void> {
    const asked = await this.submit('/sign-up', { name: 'Người Thử', ...fields });
    if (asked.location === null || !asked.location.startsWith('/sign-up?sent='))
      throw new Error(`sign-up answered ${asked.status}: ${asked.text.slice(0, 500)}`);
    const seen = await this.confirm(fields.email);
    if (seen.location !== '/console')
      throw new Error(`the link of sign-up answered ${seen.status}: ${seen.text.slice(0, 500)}`);
  }

  /** Opens the link in the letter to an address that asked for an account. */
  async confirm(email: string): Promise<Seen> {
    const path = await confirmationPath(this.run.db, canonicalEmail(email));
    await this.open(path);
    return this.post('/sign-up/confirm', { token: path.split('token=')[1] ?? '' });
  }

  signIn(email: string, password: string): Promise<Seen> {
    return this.submit('/sign-in', { email, password });
  }

  private async send(path: string, init: RequestInit): Promise<Seen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'accept-language': 'vi', ...this.headers, ...(cookie === '' ? {} : { cookie }) };
    const response = await fetch(this.run.url + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const body = await response.text();
    this.csrf = /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? this.csrf;
    return {
      status: response.status,
      headers: response.headers,
      body,
      location: response.headers.get('location'),
      text: readable(body),
    };
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** A page as a reader sees it. */
export function readable(html: string): string {
  return html
    .replace(/<(script|style|head)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
