import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually.js';
import { type RunningApp, startApp } from '../../../test/support/app.js';
import { Person } from '../../../test/support/person.js';
import { createWorld, type World } from '../../../test/support/world.js';
import { administratorLink } from './administrator-link.js';
import { waitingLinks } from './waiting-links.js';

const PASSWORD = 'ruộng bậc thang mùa nước đổ';

let run: RunningApp;
let world: World;
beforeAll(async () => {
  run = await startApp();
  world = createWorld(run);
});
afterAll(() => run.close());

const pathOf = (link: string | undefined) => (link ?? '').slice('http://localhost:3000'.length);
const tokenOf = (link: string | undefined) => new URL(link ?? '').searchParams.get('token') ?? '';
/** Jobs make the first link, shortly after the answer. */
const someOf = (links: () => Promise<readonly string[]>): Promise<readonly string[]> =>
  eventually('a link', async () => {
    const found = await links();
    return found.length > 0 && found;
  });
const entries = () =>
  run.db.query(
    `select actor_role, subject_type, after from audit_entries where action = 'link.printed' order by id`,
  );

it('makes none where nothing waits: nobody, or an account with a password', async () => {
  const owner = await world.user({ role: 'inspector', name: 'Ai Đó' });
  expect(await waitingLinks(run.app, 'nobody@example.vn')).toEqual([]);
  expect(await waitingLinks(run.app, owner.email)).toEqual([]);
  expect(await entries()).toEqual([]);
});

it('prints an invitation of the office, a reset and a sign-up anew; each works, and is in the log', async () => {
  await administratorLink(run.app, 'first@agency.example.vn');
  const [invitation, ...more] = await waitingLinks(run.app, ' First@Agency.example.vn ');
  expect(more).toEqual([]);
  const person = new Person(run);
  expect(
    await person.submit(pathOf(invitation), { token: tokenOf(invitation), password: PASSWORD }),
  ).toMatchObject({ status: 303 });
  expect(await waitingLinks(run.app, 'first@agency.example.vn')).toEqual([]);

  await new Person(run).submit('/password/forgot', { email: 'first@agency.example.vn' });
  const [reset] = await someOf(() => waitingLinks(run.app, 'first@agency.example.vn'));
  const password = 'đồi chè xanh mướt buổi sớm mai';
  expect(await person.submit(pathOf(reset), { token: tokenOf(reset), password })).toMatchObject({
    status: 303,
  });
  expect(await person.signIn('first@agency.example.vn', password)).toMatchObject({ location: '/console' });

  await new Person(run).submit('/sign-up', {
    name: 'Nông Thị Lan',
    email: 'lan@example.vn',
    password: PASSWORD,
  });
  const [signUp] = await waitingLinks(run.app, 'lan@example.vn');
  expect(pathOf(signUp)).toMatch(/^\/sign-up\/confirm\?/);
  expect((await new Person(run).submit(pathOf(signUp), { token: tokenOf(signUp) })).status).toBe(303);
  expect(await entries()).toEqual([
    { actor_role: 'service', subject_type: 'user', after: { purpose: 'invitation' } },
    { actor_role: 'service', subject_type: 'user', after: { purpose: 'reset' } },
    { actor_role: 'service', subject_type: 'sign-up', after: { purpose: 'sign-up' } },
  ]);
});

it('prints each business’s invitation of an address', async () => {
  const email = 'ca-hai@example.vn';
  for (const name of ['Hợp tác xã Một', 'Hợp tác xã Hai']) {
    const farm = await world.business({ name });
    const answer = await world
      .http(farm.owner)
      .post('/api/v1/staff')
      .send({ name: 'Người Cả Hai', email, language: 'vi' });
    expect(answer.status).toBe(201);
  }
  const links = await waitingLinks(run.app, email);
  const pages = await Promise.all(links.map(async (link) => (await new Person(run).open(pathOf(link))).text));
  expect(pages).toEqual([
    expect.stringContaining('Hợp tác xã Một'),
    expect.stringContaining('Hợp tác xã Hai'),
  ]);
});
