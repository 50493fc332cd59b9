import { describe, expect, it } from 'vitest';
import { installNote } from './install';
import type { Ledger } from './ledger';

const notes = (): Ledger => {
  const held = new Map<string, string>();
  return {
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name)
  };
};
const day = 86_400_000;

describe('asking whether Samskap should be on the home screen', () => {
  it('is not for one who has only looked', () => {
    expect(installNote.mayAsk(notes(), notes(), 0)).toBe(false);
  });

  it('is not for the visit in which something was written first, but for the next', () => {
    const [device, first, second] = [notes(), notes(), notes()];
    installNote.use(device, first);
    expect(installNote.mayAsk(device, first, 0)).toBe(false);
    installNote.use(device, second);
    expect(installNote.mayAsk(device, second, 0)).toBe(true);
  });

  it('is over for half a year when somebody has said no', () => {
    const [device, later] = [notes(), notes()];
    installNote.use(device, notes());
    installNote.decline(device, 1_000 * day);
    expect(installNote.mayAsk(device, later, 1_180 * day)).toBe(false);
    expect(installNote.mayAsk(device, later, 1_183 * day)).toBe(true);
  });
});
