/**
 * Words that are not in the outbox yet, kept on this phone while their author signs in: the app may be closed meanwhile,
 * to read the code in another. What a known person wrote is shown to nobody else, and goes when that person is wiped.
 */
import type { Ledger } from './ledger';

const draft = <Field extends string>(key: string, fields: readonly Field[]) => ({
  /** @param uid who reads it; null while nobody is signed in */
  read: (ledger: Ledger, uid: string | null): Record<Field, string> | null => {
    try {
      const kept = JSON.parse(ledger.getItem(key) ?? 'null') as Record<string, unknown> | null;
      if (kept === null || (kept.uid !== null && kept.uid !== uid)) return null;
      const text = (name: string): string => (typeof kept[name] === 'string' ? kept[name] : '');
      return Object.fromEntries(fields.map((name) => [name, text(name)])) as Record<Field, string>;
    } catch {
      return null;
    }
  },
  /** False where the phone cannot keep it. */
  write: (ledger: Ledger, uid: string | null, words: Record<Field, string>): boolean => {
    try {
      ledger.setItem(key, JSON.stringify({ ...words, uid }));
      return true;
    } catch {
      return false;
    }
  },
  clear: (ledger: Ledger): void => ledger.removeItem(key)
});

/** A suggestion that is being written. */
export const suggestionDraft = draft('samskap-suggestion', [
  'need',
  'whom',
  'place',
  'title',
  'partnership_id'
]);

export type SuggestionDraft = Record<'need' | 'whom' | 'place' | 'title' | 'partnership_id', string>;

/** What another app shared, until it is a draft or a suggestion. */
export const sharedDraft = draft('samskap-shared', ['title', 'text', 'url']);
