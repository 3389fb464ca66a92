import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { type Mailbox, openMailbox } from '../../test/support/mailbox.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestBusiness, type TestUser, type World } from '../../test/support/world.js';
import { LateDossiers } from './late-dossiers.jobs.js';

const DAY = 24 * 3_600_000;

describe('the steps of a dossier', () => {
  let mailbox: Mailbox;
  let run: RunningApp;
  let world: World;

  beforeAll(async () => {
    mailbox = await openMailbox();
    run = await startApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'so@example.vn' });
    world = createWorld(run);
  });
  afterAll(async () => {
    await run.close();
    await mailbox.close();
  });

  /** A product that has just been sent. */
  const sent = async (farm: TestBusiness, name: string) => {
    const { id: product } = await world.product(farm, { status: 'submitted', input: { nameVi: name } });
    const [row] = await run.db.query<{ id: string; reference: string; due_at: Date }>(
      'select id, reference, due_at from applications where subject_id = $1',
      [product],
    );
    if (row === undefined) throw new Error('no dossier');
    return { product, dossier: row };
  };
  const office = async (path: string, body: object = {}) =>
    world
      .api(await world.official())
      .post(`/api/v1/applications/${path}`)
      .send(body)
      .expect(200);
  const again = (as: TestUser, product: string) =>
    world.api(as).post(`/api/v1/products/${product}/submission`).expect(200);
  const page = async (user: TestUser, path: string) =>
    readable((await (await world.browser(user)).get(path)).text);
  const letters = (to: string, saying: string) =>
    mailbox.letters.filter((letter) => letter.to === to && letter.text.includes(saying)).length;

  it('are told to all of its people, in the console and by mail, each step with what it asks', async () => {
    const farm = await world.business({ name: 'HTX Nghe Từng Bước' });
    const staff = await world.user({ role: 'staff', business: farm });
    // The address that the office has is the owner's own: nothing comes there twice.
    await run.db.query('update businesses set contact_email = $2 where id = $1', [farm.id, farm.owner.email]);
    const { product, dossier } = await sent(farm, 'Chè Từng Bước');
    const title = `Chè Từng Bước (${dossier.reference})`;
    const steps: readonly [() => PromiseLike<unknown>, string, string][] = [
      [() => Promise.resolve(), `Cơ quan đã nhận hồ sơ ${title}.`, 'Cơ quan trả lời trước 17:00'],
      [
        () => office(`${dossier.id}/decision`, { decision: 'amend', reason: 'Ảnh chưa rõ nhãn.' }),
        `Hồ sơ ${title} cần bổ sung.`,
        'Ảnh chưa rõ nhãn.',
      ],
      [
        () => again(farm.owner, product),
        `Cơ quan đã nhận bản bổ sung của hồ sơ ${title}.`,
        'Cơ quan trả lời trước',
      ],
      [
        () => office(`${dossier.id}/field-check`, { words: 'Sáng thứ Năm.' }),
        `Cơ quan sẽ đến xem tận nơi trước khi trả lời hồ sơ ${title}.`,
        'Sáng thứ Năm.',
      ],
      [
        () => office(`${dossier.id}/field-report`, { reason: 'Đúng như khai.' }),
        `Cơ quan đã đến xem tận nơi cho hồ sơ ${title}.`,
        'Đúng như khai.',
      ],
      [
        () => office(`${dossier.id}/decision`, { decision: 'approve' }),
        `Hồ sơ ${title} đã được duyệt.`,
        'Quyết định số',
      ],
    ];
    for (const [step, what, detail] of steps) {
      await step();
      for (const person of [farm.owner, staff]) {
        const letter = await mailbox.wait(person.email, what);
        expect(letter.text).toContain(detail);
        expect(letter.text).toContain(`/console/applications/${dossier.id}`);
        expect(await page(person, '/console/notices')).toContain(what);
      }
      // What the business did itself is no news on its first page.
      const news = (await page(farm.owner, '/console')).includes(what);
      expect([what, news]).toEqual([what, !what.startsWith('Cơ quan đã nhận')]);
    }
    expect(await page(farm.owner, '/console')).not.toContain(`Hồ sơ ${title} cần bổ sung.`);
    expect(letters(farm.owner.email, dossier.reference)).toBe(steps.length);
    const stranger = await world.business({ name: 'HTX Không Dính Dáng' });
    expect(await page(stranger.owner, '/console/notices')).not.toContain('Chè Từng Bước');
  });

  it('come by mail as each has chosen, but answers always; taking back is told, giving to an official is not', async () => {
    const farm = await world.business({ name: 'HTX Ít Thư' });
    await (await world.browser(farm.owner)).post('/console/notices/settings', { mail: 'never' });
    const { product, dossier } = await sent(farm, 'Chè Ít Thư');
    await office(`${dossier.id}/assignment`, { random: true });
    await office(`${dossier.id}/decision`, { decision: 'amend', reason: 'Thiếu hạn dùng.' });
    await mailbox.wait(farm.owner.email, 'Thiếu hạn dùng.');
    await again(farm.owner, product);
    await world.api(farm.owner).post(`/api/v1/applications/${dossier.id}/withdrawal`).send({}).expect(200);
    const kinds = await run.db.query<{ kind: string; mails: number }>(
      `select kind, (select count(*)::int from notice_mails m where m.notice_id = n.id) as mails
       from notices n where subject_id = $1 order by id`,
      [dossier.id],
    );
    expect(kinds).toEqual([
      { kind: 'application.submit', mails: 0 },
      { kind: 'application.amend', mails: 1 },
      { kind: 'application.resubmit', mails: 0 },
      { kind: 'application.withdraw', mails: 0 },
    ]);
  });

  it('are told of when there is none in time, once for each sending', async () => {
    const farm = await world.business({ name: 'HTX Chờ Lâu' });
    const { product, dossier } = await sent(farm, 'Chè Chờ Lâu');
    const late = run.app.get(LateDossiers);
    const told = async () =>
      (
        await run.db.query(`select from notices where subject_id = $1 and kind = 'application.late'`, [
          dossier.id,
        ])
      ).length;
    await late.tell();
    expect(await told()).toBe(0);
    const over = dossier.due_at.getTime() - run.clock.now().getTime() + 60_000;
    run.clock.advance(over);
    await Promise.all([late.tell(), late.tell()]);
    expect(await told()).toBe(1);
    await mailbox.wait(farm.owner.email, 'đã quá hạn mà cơ quan chưa trả lời');
    expect(await page(farm.owner, '/console')).toContain('đã quá hạn mà cơ quan chưa trả lời');
    await office(`${dossier.id}/decision`, { decision: 'amend', reason: 'Thiếu hạn dùng.' });
    await again(farm.owner, product);
    run.clock.advance(30 * DAY);
    await late.tell();
    await late.tell();
    expect(await told()).toBe(2);
    run.clock.advance(-over - 30 * DAY);
  });
});
