import { expect, it } from 'vitest';
import { worthTelling } from './queue-age';

const now = Date.parse('2026-11-26T12:00:00Z');
const hour = 3_600_000;
const aged = (hours: number) => ({ created_at: new Date(now - hours * hour).toISOString() });

it('a phone that is in step, or has only just written, says nothing', () => {
  expect(worthTelling([], null, now)).toBeNull();
  expect(worthTelling([aged(0.9)], null, now)).toBeNull();
});

it('what has waited is told by count and age, and not again for some hours', () => {
  expect(worthTelling([aged(2), aged(0)], null, now)).toEqual({ unsent: 2, oldest_seconds: 7200 });
  expect(worthTelling([aged(5)], { unsent: 1, at: now - 3 * hour }, now)).toBeNull();
  expect(worthTelling([aged(8)], { unsent: 1, at: now - 6 * hour }, now)).toMatchObject({ unsent: 1 });
});

it('that nothing waits any more is told once', () => {
  expect(worthTelling([], { unsent: 2, at: now - hour }, now)).toEqual({ unsent: 0, oldest_seconds: 0 });
  expect(worthTelling([], { unsent: 0, at: now - hour }, now)).toBeNull();
});
