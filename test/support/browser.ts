import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PATIENCE_MS } from './eventually.js';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const executablePath = process.env['CHROMIUM'];
const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Whether the tests of this file can run; says so, loudly and once, where they cannot. */
export const hasBrowser = findBrowser();

function findBrowser(): boolean {
  if (executablePath !== undefined && existsSync(executablePath)) return true;
  const line = `NO CHROMIUM: the pages are NOT being tested in a browser (set CHROMIUM to its path)`;
  if (process.env['REQUIRE_BROWSER'] === '1') throw new Error(line);
  process.stderr.write(`\n!!!!!! ${line} !!!!!!\n\n`);
  return false;
}

export async function launch(more: readonly string[] = []): Promise<Browser> {
  if (executablePath === undefined) throw new Error('CHROMIUM is not set');
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, ...more], timeout: PATIENCE_MS });
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  };
  return browser;
}

/** What went wrong in a page that nobody saw: errors, refusals of the security policy, requests to elsewhere. */
export function watch(page: Page, origin: string): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // The browser reports each status of 400 and more; those pages are asked for on purpose.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${origin}/`))
      troubles.push(`elsewhere: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (
      response.status() >= 500 ||
      (response.status() >= 400 && response.request().resourceType() !== 'document')
    )
      troubles.push(`${response.status()}: ${response.url()}`);
  });
  return troubles;
}

export async function signInAs(context: BrowserContext, url: string, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe (or some of its rules) calls serious or critical on the page, a line for each, with the element. Only what is
 * violated is asked for: to describe the elements that pass takes axe longer than to test them.
 */
export async function seriousFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Through the debugger, which the page's own policy does not bind; the policy stays as it is.
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axeSource);
  const only = rules === undefined ? '' : `, runOnly: ${JSON.stringify(rules)}`;
  return page.evaluate<
    string[]
  >(`axe.run(document, { resultTypes: ['violations'], preload: false${only} }).then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) =>
      id + ': ' + html.slice(0, 160) + ' ' + failureSummary.replace(/\\s+/g, ' ').slice(0, 200))))`);
}

/** How far the page can be pushed sideways, in pixels. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
