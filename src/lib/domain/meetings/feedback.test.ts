import { describe, expect, it } from 'vitest';
import { mayAnswer } from './feedback';

const ends_at = '2026-11-26T10:00:00.000Z';
const after = new Date('2026-11-26T10:00:00.000Z');
const seat = { state: 'registered', arrived_at: null } as const;

describe('whether one may say what one thought', () => {
  it.each(['draft', 'tentative', 'cancelled'] as const)('not of a %s meeting', (state) => {
    expect(mayAnswer({ state, ends_at }, seat, after)).toBe(false);
  });

  it.each(['confirmed', 'held'] as const)('of a %s one from the moment it is over', (state) => {
    expect(mayAnswer({ state, ends_at }, seat, new Date(after.getTime() - 1))).toBe(false);
    expect(mayAnswer({ state, ends_at }, seat, after)).toBe(true);
    expect(mayAnswer({ state, ends_at: null }, seat, after)).toBe(false);
  });

  it('with a seat, or having come all the same', () => {
    const held = { state: 'held', ends_at } as const;
    expect(mayAnswer(held, { state: 'waiting', arrived_at: null }, after)).toBe(false);
    expect(mayAnswer(held, { state: 'waiting', arrived_at: ends_at }, after)).toBe(true);
    expect(mayAnswer(held, { state: 'cancelled', arrived_at: ends_at }, after)).toBe(false);
  });
});
