import { expect, test } from 'vitest';
import { everyRow } from './supabase';

/** A table as a Supabase answers from it: a thousand rows at most. */
const table = (count: number) => (from: number, to: number) =>
  Promise.resolve({
    data: Array.from({ length: count }, (_, n) => n).slice(from, Math.min(to + 1, from + 1_000)),
    error: null
  });

test.each([0, 1, 999, 1_000, 1_001, 2_500])('all of %i rows are read', async (count) => {
  const rows = await everyRow(table(count));
  expect(rows).toEqual(Array.from({ length: count }, (_, n) => n));
});

test('no more is read than is needed, and a fault on the way is no short list', async () => {
  expect(await everyRow(table(5_000), 2_000)).toHaveLength(2_000);
  const breaks = (from: number, to: number) =>
    from === 0
      ? table(5_000)(from, to)
      : Promise.resolve({ data: null, error: { code: '57014', message: 'too long' } });
  await expect(everyRow<number>(breaks)).rejects.toMatchObject({ code: '57014' });
});
