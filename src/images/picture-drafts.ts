import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Invalid, Unavailable } from '../platform/errors.js';
import { fieldOf, type SentForm } from '../platform/http/form.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { isId, newId } from '../platform/id.js';
import { ImagesService, unconditionally } from './images.service.js';

const DAY = 24 * 3_600_000;
const KEPT_EACH = 3;

/**
 * A browser empties a file field whenever it draws a form again. So the picture of a form with faults is kept here, and the
 * form carries its id; only whoever sent it, told by the secret of the cookie, gets it back.
 */
@Injectable()
export class PictureDrafts implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly images: ImagesService,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'remove-picture-drafts', cron: '27 * * * *' }, () => this.remove());
  }

  /** The picture a form brings: the file that was chosen now, else the one kept from before. */
  async pictureOf(secret: string | null, form: SentForm, name: string): Promise<Buffer | undefined> {
    return form.uploads.get(name)?.data ?? (await this.read(secret, fieldOf(form.fields, draftField(name))));
  }

  /** For a form that is drawn again: the id of its picture (with `papers` also of a PDF), `null` where it has none or none that can be kept. */
  async keepOf(secret: string | null, form: SentForm, name: string, papers = false): Promise<string | null> {
    const file = form.uploads.get(name)?.data;
    const before = fieldOf(form.fields, draftField(name));
    if (file === undefined) return (await this.read(secret, before)) === undefined ? null : (before ?? null);
    return secret === null ? null : this.keep(secret, file, papers);
  }

  async remove(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - DAY);
    await this.db.transaction((tx) =>
      tx.query('delete from picture_drafts where created_at <= $1', [before]),
    );
  }

  private async keep(secret: string, file: Buffer, papers: boolean): Promise<string | null> {
    try {
      const asIs = papers && file.subarray(0, 5).toString('latin1') === '%PDF-';
      const { bytes } = asIs ? { bytes: file } : await this.images.encode(file, 'image', unconditionally);
      const id = newId();
      await this.db.transaction(async (tx) => {
        await tx.query('insert into picture_drafts (id, owner, bytes, created_at) values ($1, $2, $3, $4)', [
          id,
          ownerOf(secret),
          bytes,
          this.clock.now(),
        ]);
        await tx.query(
          `delete from picture_drafts where owner = $1 and id not in
             (select id from picture_drafts where owner = $1 order by created_at desc, id desc limit $2)`,
          [ownerOf(secret), KEPT_EACH],
        );
      });
      return id;
    } catch (error) {
      // No picture, as the form says itself or will; or too many at once: then it has to be chosen again.
      if (error instanceof Invalid || error instanceof Unavailable) return null;
      throw error;
    }
  }

  private async read(secret: string | null, id: string | undefined): Promise<Buffer | undefined> {
    if (secret === null || id === undefined || !isId(id)) return undefined;
    const [row] = await this.db.query<{ bytes: Buffer }>(
      'select bytes from picture_drafts where id = $1 and owner = $2',
      [id, ownerOf(secret)],
    );
    return row?.bytes;
  }
}

/** Name of the hidden field that carries the id. */
function draftField(name: string): string {
  return `${name}Draft`;
}

function ownerOf(secret: string): string {
  return createHash('sha256').update(`picture draft\n${secret}`).digest('base64url');
}
