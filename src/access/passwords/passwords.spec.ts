import { describe, expect, it } from '@jest/globals';
import { TooMany } from '../../platform/errors.js';
import { NO_PASSWORD, Passwords } from './passwords.js';

describe('hashing a password', () => {
  const passwords = new Passwords();

  it('gives a PHC string with a salt of its own, which only the password matches', async () => {
    const [first, second] = [
      await passwords.hash('gà gáy trên đồi'),
      await passwords.hash('gà gáy trên đồi'),
    ];
    expect(first).not.toBe(second);
    expect(await passwords.verify('gà gáy trên đồi', first)).toEqual({ matches: true, outdated: false });
    expect(await passwords.verify('gà gáy trên đồi'.normalize('NFD'), first)).toEqual({
      matches: true,
      outdated: false,
    });
    expect(await passwords.verify('Gà gáy trên đồi', first)).toEqual({ matches: false, outdated: false });
  });

  it.each([null, NO_PASSWORD, '', 'no hash', '$argon2id$v=19$m=19456,t=2,p=1$AAAA', '$2b$12$abc'])(
    'matches nothing against %j',
    async (stored) => {
      expect(await passwords.verify('', stored)).toEqual({ matches: false, outdated: false });
    },
  );

  it('lets few at once and turns away whom it could not serve soon, without losing a place', async () => {
    const results = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.verify('x', null)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(8); // two work, fifty wait
    expect(refused.every(({ reason }) => reason instanceof TooMany)).toBe(true);
    expect((await passwords.verify('x', null)).matches).toBe(false);
  });
});
