import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSame } from './same';

/** The same value with the keys of every object in the other order. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, turned(part)])
  );
};

/** What comes over the wire. */
const json = fc.json({ maxDepth: 4 }).map((text): unknown => JSON.parse(text));

it('the order of keys says nothing', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(isSame(value, turned(value))).toBe(true);
    })
  );
});

it.each([
  [
    [1, 2],
    [2, 1]
  ],
  [[1], { 0: 1 }],
  [{ a: null }, { b: null }],
  [{}, null],
  [0, false]
])('%j is not %j', (one, other) => {
  expect(isSame(one, other)).toBe(false);
});
