import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromColumns, toColumns, type Columns } from './columns';

const value = fc.oneof(
  fc.string(),
  fc.constantFrom('published', '', null, true, 3),
  fc.array(fc.string(), { maxLength: 2 })
);
const table = fc
  .uniqueArray(fc.constantFrom('id', 'title', 'state', 'kinds'), { minLength: 1 })
  .chain((names) =>
    fc
      .array(fc.tuple(...names.map(() => value)), { maxLength: 12 })
      .map((rows) => rows.map((values) => Object.fromEntries(names.map((name, i) => [name, values[i]]))))
  );

test('rows come back as they were', () => {
  fc.assert(
    fc.property(table, (rows) => {
      expect(fromColumns(JSON.parse(JSON.stringify(toColumns(rows))) as Columns)).toEqual(rows);
    })
  );
});

test('what repeats is said once', () => {
  const { columns } = toColumns(Array.from({ length: 4 }, (_, i) => ({ id: String(i), state: 'published' })));
  expect(columns).toEqual({ id: ['0', '1', '2', '3'], state: { of: ['published'], at: [0, 0, 0, 0] } });
});

test('what is cut short or points nowhere is no rows', () => {
  expect(fromColumns({ count: 2, columns: { id: ['a'] } })).toBeNull();
  expect(fromColumns({ count: 2, columns: { id: { of: ['a'], at: [0] } } })).toBeNull();
  expect(fromColumns({ count: 1, columns: { id: { of: ['a'], at: [1] } } })).toBeNull();
});
