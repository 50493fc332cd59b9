import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstOf } from './first-of';

it('the first of many are those that stand first when all are sorted', () => {
  const order = (a: number, b: number): number => a - b;
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { maxLength: 300 }), fc.nat(60), (numbers, n) => {
      expect(firstOf(numbers, n, order)).toEqual([...numbers].sort(order).slice(0, n));
    })
  );
});
