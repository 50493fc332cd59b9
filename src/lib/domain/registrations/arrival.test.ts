import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, doorOpen, firstMark, ways, type Mark, type Way } from './arrival';

type Arrived = { arrived_at: string | null; arrived_by: Way | null };
const nobody: Arrived = { arrived_at: null, arrived_by: null };
const mark: fc.Arbitrary<Mark> = fc.record({
  // The server writes an instant in another form than a phone.
  at: fc
    .integer({ min: 0, max: 3 })
    .chain((minute) =>
      fc.constantFrom(`2040-03-01T07:5${minute}:00.000Z`, `2040-03-01T08:5${minute}:00+01:00`)
    ),
  by: fc.constantFrom(...ways)
});
const end = (marks: readonly Mark[]) => {
  const { arrived_at, arrived_by } = marks.reduce((row, one) => firstMark(row, one), nobody);
  return [Date.parse(arrived_at ?? ''), arrived_by];
};

describe('the marks of those who come', () => {
  it('end as the same one in any order, from any number of phones, however often each is sent', () => {
    fc.assert(
      fc.property(
        fc
          .array(mark, { minLength: 1, maxLength: 6 })
          .chain((marks) =>
            fc.tuple(
              fc.constant(marks),
              fc.shuffledSubarray(marks, { minLength: marks.length }),
              fc.array(fc.constantFrom(...marks))
            )
          ),
        ([marks, shuffled, again]) => {
          expect(end([...shuffled, ...again])).toEqual(end(marks));
          expect(end([...again, ...shuffled])).toEqual(end(marks));
        }
      )
    );
  });

  it('keep the first, so that a later one does not move the time', () => {
    const first = firstMark(nobody, { at: '2040-03-01T07:55:00.000Z', by: 'qr' });
    expect(firstMark(first, { at: '2040-03-01T07:56:00.000Z', by: 'name' })).toBe(first);
  });
});

describe('the count at the door', () => {
  it('is of people, a team together; who left is none, who was let in is one', () => {
    const came = '2040-03-01T07:55:00.000Z';
    expect(
      countOf([
        { state: 'registered', size: 3, arrived_at: came },
        { state: 'registered', size: 2, arrived_at: null },
        { state: 'waiting', size: 1, arrived_at: came },
        { state: 'offered', size: 4, arrived_at: null },
        { state: 'cancelled', size: 5, arrived_at: came }
      ])
    ).toEqual({ here: 4, all: 6 });
  });
});

describe('the door', () => {
  it.each([
    ['2040-02-29T07:59:59Z', false],
    ['2040-02-29T08:00:00Z', true],
    ['2041-03-01T08:00:00Z', true]
  ])('at %s is open: %s', (now, open) => {
    expect(doorOpen('2040-03-01T08:00:00+00:00', new Date(now))).toBe(open);
  });
});
