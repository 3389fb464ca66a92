import { lookup } from 'node:dns/promises';
import { request } from 'node:https';
import { Injectable } from '@nestjs/common';
import { isPublicAddress, pinnedTo } from '../platform/http/public-address.js';
import { readLink } from '../standards/text/web-link.js';

const REDIRECTS_MAX = 4;
const WAIT_MS = 10_000;
/** What people open in a browser stands at these; others are machines of somebody's network. */
const PORTS: ReadonlySet<string> = new Set(['', '443', '8443']);

/** What somebody answered: its status, and where it sends on to. */
interface Reply {
  readonly status: number;
  readonly location: string | null;
}

/**
 * Asks pages of strangers whether they are there, and reads nothing of them. Whoever writes such an address must not be able to
 * make this service speak to its own network: a name is looked up once, every address it has must be public, and the connection
 * goes to the very address that was judged (no second look-up that could answer otherwise); each step of a redirect begins anew.
 */
@Injectable()
export class OutsideWeb {
  /** Whether a page is there for people: any answer but “gone”, “never was” and trouble of the server's own. */
  async answers(url: string): Promise<boolean> {
    try {
      return await this.follow(url, REDIRECTS_MAX);
    } catch {
      return false; // no such name, nobody listens, too slow, a certificate that browsers refuse
    }
  }

  private async follow(text: string, redirects: number): Promise<boolean> {
    const link = readLink(text);
    if (!link.ok) return false;
    const url = new URL(link.value);
    if (!PORTS.has(url.port)) return false;
    const addresses = await this.resolve(url.hostname);
    const [first] = addresses;
    if (first === undefined || !addresses.every(isPublicAddress)) return false;
    const { status, location } = await this.ask(url, first);
    if (status >= 300 && status < 400 && location !== null)
      return redirects > 0 && this.follow(new URL(location, url).href, redirects - 1);
    // Refusals (401, 403, 429) come from a server that is there: many shops turn programs away.
    return status < 500 && status !== 404 && status !== 410;
  }

  /** All addresses of a name. */
  async resolve(host: string): Promise<string[]> {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  }

  /** Asks this very address under the name of the page; the body is not read. */
  ask(url: URL, address: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const asked = request(
        url,
        {
          method: 'GET',
          agent: false,
          lookup: pinnedTo(address),
          signal: AbortSignal.timeout(WAIT_MS),
          maxHeaderSize: 16_384,
          headers: { 'user-agent': 'DauGoc-link-check', accept: 'text/html,*/*;q=0.1', connection: 'close' },
        },
        (reply) => {
          resolve({ status: reply.statusCode ?? 0, location: reply.headers.location ?? null });
          reply.destroy();
        },
      );
      asked.on('error', reject);
      asked.end();
    });
  }
}
