import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from '@jest/globals';
import { ReadTogether } from './read-together.js';

interface Row {
  readonly key: string;
  readonly said: string;
}

function reader(fails = false) {
  const statements: string[][] = [];
  const read = new ReadTogether<Row>(
    async (keys) => {
      statements.push([...keys]);
      if (fails) throw new Error('the database is away');
      await Promise.resolve();
      return keys.filter((key) => key !== 'none').map((key) => ({ key, said: `row ${key}` }));
    },
    ({ key }) => key,
  );
  return { read, statements };
}

describe('rows that are read together', () => {
  it('share a statement when they are asked for in one turn, each reader with its own', async () => {
    const { read, statements } = reader();
    const asked = ['a', 'b', 'none', 'a'].map((key) => read.get(key));
    expect((await Promise.all(asked)).map((row) => row?.said)).toEqual([
      'row a',
      'row b',
      undefined,
      'row a',
    ]);
    expect(statements).toEqual([['a', 'b', 'none']]);
    expect((await read.get('a'))?.said).toBe('row a');
    expect(statements).toEqual([['a', 'b', 'none'], ['a']]); // what was read is read again: nothing is kept here
  });

  it('are never more than a statement is meant for', async () => {
    const { read, statements } = reader();
    const keys = Array.from({ length: 40 }, (_, n) => String(n));
    const rows = await Promise.all(keys.map((key) => read.get(key)));
    expect(rows.map((row) => row?.key)).toEqual(keys);
    expect(statements.map((each) => each.length)).toEqual([16, 16, 8]);
  });

  it('fail together, and the next are read anew', async () => {
    const { read, statements } = reader(true);
    const outcomes = await Promise.allSettled([read.get('a'), read.get('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(read.get('a')).rejects.toThrow('the database is away');
    expect(statements).toEqual([['a', 'b'], ['a']]);
  });

  it('are read in nobody’s transaction', async () => {
    const transaction = new AsyncLocalStorage<string>();
    const seen: (string | undefined)[] = [];
    const read = new ReadTogether<Row>(
      (keys) => {
        seen.push(transaction.getStore());
        return Promise.resolve(keys.map((key) => ({ key, said: '' })));
      },
      ({ key }) => key,
    );
    const own = await transaction.run('mine', async () => {
      await read.get('a');
      return transaction.getStore();
    });
    expect([seen, own]).toEqual([[undefined], 'mine']);
  });
});
