import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audiences, type Audience } from '../meetings/meeting';
import { nextInLine } from './line';
import type { RegistrationState } from './registration';

type Party = { id: string; number: number; state: RegistrationState; size: number; audience: Audience };

const party = (
  number: number,
  size = 1,
  audience: Audience = 'external',
  state: RegistrationState = 'waiting'
) => ({
  id: `p${number}`,
  number,
  state,
  size,
  audience
});

const seats = fc.record({
  capacity: fc.option(fc.integer({ min: 1, max: 8 })),
  capacities: fc.dictionary(fc.constantFrom(...audiences), fc.integer({ min: 1, max: 5 }), {
    noNullPrototype: true
  }) as fc.Arbitrary<Partial<Record<Audience, number>>>
});
const parties = fc
  .array(
    fc.record({
      size: fc.integer({ min: 1, max: 4 }),
      audience: fc.constantFrom(...audiences),
      state: fc.constantFrom<RegistrationState>('waiting', 'waiting', 'registered', 'offered', 'cancelled')
    }),
    { maxLength: 12 }
  )
  .map((all) => all.map((one, n): Party => ({ ...one, id: `p${n}`, number: n })));

const holds = ({ state }: Party) => state === 'registered' || state === 'offered';
const sum = (all: Party[]) => all.reduce((total, { size }) => total + size, 0);

describe('the line', () => {
  it('gives seats in order', () => {
    expect(nextInLine({ capacity: 2, capacities: {} }, [party(2), party(3), party(1)])).toEqual(['p1', 'p2']);
  });

  it('gives none to those behind a team that finds no room', () => {
    const line = [party(1, 2, 'external', 'registered'), party(2, 3), party(3)];
    expect(nextInLine({ capacity: 4, capacities: {} }, line)).toEqual([]);
    expect(nextInLine({ capacity: 5, capacities: {} }, line)).toEqual(['p2']);
  });

  it('lets other audiences pass those whose own seats are taken', () => {
    const line = [
      party(1, 1, 'student', 'registered'),
      party(2, 1, 'student'),
      party(3),
      party(4, 1, 'student')
    ];
    expect(nextInLine({ capacity: 9, capacities: { student: 1 } }, line)).toEqual(['p3']);
  });

  it('never gives more seats than there are, in all or for an audience', () => {
    fc.assert(
      fc.property(seats, parties, (limits, all) => {
        const taken = all.filter(holds);
        const given = nextInLine(limits, all).map((id) => all.find((one) => one.id === id) as Party);
        if (given.length > 0)
          expect(sum([...taken, ...given])).toBeLessThanOrEqual(limits.capacity ?? Infinity);
        for (const { audience } of given)
          expect(sum([...taken, ...given].filter((one) => one.audience === audience))).toBeLessThanOrEqual(
            limits.capacities[audience] ?? Infinity
          );
      })
    );
  });

  it('seats only those who wait, each once, in the order of their numbers', () => {
    fc.assert(
      fc.property(seats, parties, (limits, all) => {
        const given = nextInLine(limits, all).map((id) => all.find((one) => one.id === id) as Party);
        expect(given.every(({ state }) => state === 'waiting')).toBe(true);
        const numbers = given.map(({ number }) => number);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      })
    );
  });

  it('lets nobody pass one of their own audience, and gives again nothing when nothing changed', () => {
    fc.assert(
      fc.property(seats, parties, (limits, all) => {
        const given = nextInLine(limits, all);
        const left = all.filter(({ id, state }) => state === 'waiting' && !given.includes(id));
        for (const id of given) {
          const one = all.find((each) => each.id === id) as Party;
          expect(
            left.filter(({ audience, number }) => audience === one.audience && number < one.number)
          ).toEqual([]);
        }
        const after = all.map((one) =>
          given.includes(one.id) ? { ...one, state: 'registered' as const } : one
        );
        expect(nextInLine(limits, after)).toEqual([]);
      })
    );
  });

  it('is the same whether seats are given as people come or all at once', () => {
    fc.assert(
      fc.property(seats, parties, (limits, all) => {
        const line = all.map((one) => ({ ...one, state: 'waiting' as RegistrationState }));
        let seated: Party[] = [];
        for (const one of line) {
          seated = [...seated, one];
          const given = nextInLine(limits, seated);
          seated = seated.map((each) => (given.includes(each.id) ? { ...each, state: 'registered' } : each));
        }
        expect(seated.filter(holds).map(({ id }) => id)).toEqual(nextInLine(limits, line));
      })
    );
  });
});
