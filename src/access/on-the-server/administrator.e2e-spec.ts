import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { administratorLink } from './administrator-link.js';
import { type RunningApp, startApp } from '../../../test/support/app.js';
import { Person } from '../../../test/support/person.js';

let run: RunningApp;
beforeAll(async () => {
  run = await startApp();
});
afterAll(() => run.close());

it('makes the first administrator, who sets a password by the link, once, and signs in', async () => {
  const link = await administratorLink(run.app, ' First@Agency.example.vn ');
  const path = link.slice('http://localhost:3000'.length);
  const person = new Person(run);
  const password = 'ruộng bậc thang mùa nước đổ';
  const form = { token: new URL(link).searchParams.get('token') ?? '', password };
  expect(await person.submit(path, form)).toMatchObject({ status: 303 });
  expect(await person.signIn('first@agency.example.vn', password)).toMatchObject({ location: '/console' });
  expect((await person.open('/console/users')).status).toBe(200);
  expect((await new Person(run).submit(path, form)).status).not.toBe(303);

  const entries = await run.db.query(
    `select action, actor_role, after from audit_entries where action like 'user.%' order by id`,
  );
  expect(entries).toEqual([
    { action: 'user.invited', actor_role: 'service', after: { role: 'administrator' } },
    { action: 'user.password-reset', actor_role: 'administrator', after: { by: 'invitation' } },
  ]);
});

it('refuses an address that has an account, or is none', async () => {
  await administratorLink(run.app, 'taken@agency.example.vn');
  const refusal = (address: string) => expect(administratorLink(run.app, address)).rejects;
  await refusal('Taken@agency.example.vn').toMatchObject({ faults: [{ path: 'email' }] });
  await refusal('nobody').toMatchObject({ faults: [{ path: 'email', code: 'email-invalid' }] });
});
