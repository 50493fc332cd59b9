import { describe, expect, it } from 'vitest';
import { apart } from './apart';
import type { Ledger } from './ledger';

const notes = (full = false): Ledger => {
  const held = new Map<string, string>();
  return {
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => {
      if (full) throw new Error('full');
      held.set(name, value);
    },
    removeItem: (name) => void held.delete(name)
  };
};

describe('two needs that a coordinator has told apart', () => {
  it('are apart from both sides, for that person only', () => {
    const ledger = notes();
    apart.add(ledger, 'anne', 'a', 'b');
    apart.add(ledger, 'anne', 'c', 'a');
    expect(apart.has(ledger, 'anne', 'b', 'a')).toBe(true);
    expect(apart.has(ledger, 'anne', 'a', 'c')).toBe(true);
    expect(apart.has(ledger, 'anne', 'b', 'c')).toBe(false);
    expect(apart.has(ledger, 'bo', 'a', 'b')).toBe(false);
  });

  it('are forgotten with their person, and where nothing can be kept', () => {
    const ledger = notes();
    apart.add(ledger, 'anne', 'a', 'b');
    apart.clear(ledger);
    expect(apart.has(ledger, 'anne', 'a', 'b')).toBe(false);
    apart.add(notes(true), 'anne', 'a', 'b');
    ledger.setItem('samskap-apart', '{"uid":');
    expect(apart.has(ledger, 'anne', 'a', 'b')).toBe(false);
  });

  it('are the last two hundred', () => {
    const ledger = notes();
    for (let at = 0; at <= 200; at += 1) apart.add(ledger, 'anne', 'a', `${at}`);
    expect(apart.has(ledger, 'anne', 'a', '0')).toBe(false);
    expect(apart.has(ledger, 'anne', 'a', '200')).toBe(true);
  });
});
