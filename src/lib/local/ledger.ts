/**
 * The phone's small notes: local storage, or, where the browser blocks it, memory for as long as the page is open.
 * Its very name may throw, so it is said here and nowhere else.
 */
export type Ledger = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const memory = (): Ledger => {
  const held = new Map<string, string>();
  return {
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name)
  };
};

let found: Ledger | null = null;

export const ledger = (): Ledger => {
  try {
    return (found ??= localStorage);
  } catch {
    return (found = memory());
  }
};
