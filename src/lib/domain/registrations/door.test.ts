import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { View } from '../commands';
import { doorCommands, headsAt, type Door } from './door';

const id = '00000000-0000-4000-8000-00000000d001';
const door: Door = { id, rev: 1, updated_at: '', secret: '', code: '', heads: 0 };
const count = doorCommands['doors.count'];

/** What a door shows after these taps. */
const shown = (taps: readonly number[]): number => {
  const doors = new Map([[id, door]]);
  for (const by of taps) count.apply({ doors } as unknown as View, { id, by });
  return headsAt(doors.get(id));
};

describe('the heads at the door', () => {
  it('are the same in whatever order the taps come, and however they are merged', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.integer({ min: -3, max: 3 }), { maxLength: 12 })
          .chain((taps) =>
            fc.tuple(
              fc.constant(taps),
              fc.shuffledSubarray(taps, { minLength: taps.length }),
              fc.nat(taps.length)
            )
          ),
        ([taps, shuffled, waiting]) => {
          expect(shown(shuffled)).toBe(shown(taps));
          expect(shown(taps)).toBe(
            Math.max(
              0,
              taps.reduce((sum, by) => sum + by, 0)
            )
          );
          const merged = taps
            .slice(waiting)
            .map((by) => ({ id, by }))
            .reduce((earlier, later) => count.merge(earlier, later), { id, by: 0 });
          expect(shown([...taps.slice(0, waiting), merged.by])).toBe(shown(taps));
        }
      )
    );
  });

  it('are none where one was taken back too many', () => {
    expect(shown([-1])).toBe(0);
    expect(shown([-1, 1, 1])).toBe(1);
    expect(headsAt(undefined)).toBe(0);
  });
});
