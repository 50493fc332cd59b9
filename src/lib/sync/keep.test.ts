import { expect, it } from 'vitest';
import { keepWritten } from './keep';

const phone = (persisted: boolean) => {
  const held = new Map<string, string>();
  let asked = 0;
  return {
    ledger: {
      getItem: (name: string) => held.get(name) ?? null,
      setItem: (name: string, value: string) => void held.set(name, value),
      removeItem: (name: string) => void held.delete(name)
    },
    storage: {
      persisted: async () => persisted,
      persist: async () => {
        asked += 1;
        return false;
      }
    },
    asked: () => asked
  };
};

it('a browser is asked once, whatever it answers, and the installed app once more', async () => {
  const { ledger, storage, asked } = phone(false);
  for (const where of ['tab', 'tab', 'app', 'tab', 'app'] as const) await keepWritten(ledger, storage, where);
  expect(asked()).toBe(2);
});

it('a browser that keeps already is not asked', async () => {
  const { ledger, storage, asked } = phone(true);
  await keepWritten(ledger, storage, 'tab');
  expect(asked()).toBe(0);
});
