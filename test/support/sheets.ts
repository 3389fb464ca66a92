import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import { csrfToken } from '../../src/access/csrf.js';
import { type ImportState, WORKING } from '../../src/bulk/import.entity.js';
import { type OutCell, writeXlsx } from '../../src/standards/tables/index.js';
import type { RunningApp } from './app.js';
import type { TestBrowser } from './world.js';

/** What one sheet has come to. */
export interface SheetState extends Record<string, unknown> {
  readonly id: string;
  readonly state: ImportState;
  readonly counts: Readonly<Record<string, number>>;
  readonly reading: string | null;
  readonly mapping: readonly (string | null)[];
  readonly fault: { readonly code: string; readonly path: string; readonly line?: number } | null;
}

/** Sends a sheet through the form, as somebody without script does, and waits until the service has nothing to do. */
export function sheetSender({ url, db }: RunningApp, browser: TestBrowser) {
  const token = browser.cookie.split('=')[1] ?? '';

  async function settled(id: string): Promise<SheetState> {
    for (;;) {
      const [row] = await db.query<SheetState>(
        'select id, state, counts, reading, mapping, fault from imports where id = $1',
        [id],
      );
      if (row === undefined) throw new Error('the sheet is gone');
      if (!WORKING.includes(row.state)) return row;
      await sleep(25);
    }
  }

  async function send(
    kind: string,
    bytes: Buffer | string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<SheetState> {
    const form = request(url)
      .post(`/console/imports/of/${kind}`)
      .set('cookie', browser.cookie)
      .field('_csrf', csrfToken(token));
    for (const [name, value] of Object.entries(more)) void form.field(name, value);
    const { headers } = await form
      .attach('file', Buffer.from(bytes), { filename: 'danh-sach.csv', contentType: 'text/csv' })
      .expect(303);
    return settled(String(headers['location']).split('/').at(-1) ?? '');
  }

  async function step(
    id: string,
    name: string,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<SheetState> {
    await browser.post(`/console/imports/${id}/${name}`, fields).expect(303);
    return settled(id);
  }

  return { send, step, settled };
}

export async function workbook(rows: readonly (readonly OutCell[])[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of writeXlsx([{ name: 'Dữ liệu', rows }])) parts.push(part);
  return Buffer.concat(parts);
}
