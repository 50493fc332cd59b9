/**
 * The phone's small notes: local storage, or, where the browser blocks it, memory for as long as the page is open.
 * Its very name may throw, so it is said here and nowhere else.
 *
 * On a borrowed phone or computer what says who the person is lies in the tab's own storage instead. A browser may
 * bring that back when somebody opens a closed tab again, so the tab writes down when it is left: only one that comes
 * back at once, as a reload does, goes on as the same person.
 */
export type Ledger = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const ofPerson = ['samskap-person', 'samskap-auth', 'samskap-suggestion'];
const borrowedKey = 'samskap-borrowed';
const leftKey = 'samskap-left';
/** How long a page may be away while it is loaded anew (ms). */
const reload = 15_000;

const memory = (): Ledger => {
  const held = new Map<string, string>();
  return {
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name)
  };
};

/** A tab's own notes before the browser's. */
export const tabFirst = (own: Ledger, tab: Ledger, now: number): Ledger => {
  if (!(now - Number(tab.getItem(leftKey)) < reload)) for (const name of ofPerson) tab.removeItem(name);
  tab.removeItem(leftKey);
  return {
    getItem: (name) => tab.getItem(name) ?? own.getItem(name),
    setItem: (name, value) =>
      (tab.getItem(borrowedKey) && ofPerson.includes(name) ? tab : own).setItem(name, value),
    removeItem: (name) => (tab.getItem(name) === null ? own : tab).removeItem(name)
  };
};

let found: Ledger | null = null;
let tab: Ledger | null = null;

const open = (): Ledger => {
  const own = localStorage;
  if (typeof sessionStorage === 'undefined') return own;
  tab = sessionStorage;
  addEventListener('pagehide', () => {
    if (borrowed()) tab?.setItem(leftKey, String(Date.now()));
  });
  return tabFirst(own, tab, Date.now());
};

export const ledger = (): Ledger => {
  try {
    return (found ??= open());
  } catch {
    return (found = memory());
  }
};

/** Whether this tab runs on a phone or computer that is not its person's own. */
export const borrowed = (): boolean => Boolean(ledger() && tab?.getItem(borrowedKey));

/** Said at sign-in, before anything of the person is noted. */
export const borrow = (yes: boolean): void => {
  ledger();
  if (yes) tab?.setItem(borrowedKey, '1');
  else tab?.removeItem(borrowedKey);
};
