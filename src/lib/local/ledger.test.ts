import { expect, it } from 'vitest';
import { tabFirst } from './ledger';

const notes = (entries: Record<string, string> = {}) => {
  const held = new Map(Object.entries(entries));
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
    removeItem: (name: string) => void held.delete(name),
    all: () => Object.fromEntries(held)
  };
};

const now = 1_000_000_000;
const guest = { 'samskap-borrowed': '1' };
const signedIn = { ...guest, 'samskap-person': 'Anna', 'samskap-auth': 'keys of Anna' };

it('on one’s own phone everything lies in the browser’s storage', () => {
  const [own, tab] = [notes(), notes()];
  const ledger = tabFirst(own, tab, now);
  ledger.setItem('samskap-person', 'Anna');
  expect(own.all()).toEqual({ 'samskap-person': 'Anna' });
  expect(tab.all()).toEqual({});
});

it('on a borrowed one who the person is, their keys and what they are writing lie in the tab', () => {
  const [own, tab] = [notes(), notes(guest)];
  const ledger = tabFirst(own, tab, now);
  for (const name of ['samskap-person', 'samskap-auth', 'samskap-suggestion', 'samskap-wipe'])
    ledger.setItem(name, 'Anna');
  expect(own.all()).toEqual({ 'samskap-wipe': 'Anna' });
  expect(ledger.getItem('samskap-auth')).toBe('Anna');
  ledger.removeItem('samskap-auth');
  expect(ledger.getItem('samskap-auth')).toBeNull();
});

it('a tab that is loaded anew goes on as the same person', () => {
  const tab = notes({ ...signedIn, 'samskap-left': String(now - 2_000) });
  expect(tabFirst(notes(), tab, now).getItem('samskap-person')).toBe('Anna');
});

it('a closed tab that somebody opens again, or a copy of a tab, knows nobody', () => {
  const later: Record<string, string> = { ...signedIn, 'samskap-left': String(now - 60_000) };
  for (const held of [later, signedIn]) {
    const ledger = tabFirst(notes(), notes(held), now);
    expect(ledger.getItem('samskap-person')).toBeNull();
    expect(ledger.getItem('samskap-auth')).toBeNull();
  }
});

it('signing out in a borrowed tab leaves another person in the same browser alone', () => {
  const own = notes({ 'samskap-person': 'Berit' });
  const tab = notes({ ...signedIn, 'samskap-left': String(now) });
  const ledger = tabFirst(own, tab, now);
  ledger.removeItem('samskap-person');
  expect(own.all()).toEqual({ 'samskap-person': 'Berit' });
});
