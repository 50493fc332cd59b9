/**
 * A suggestion that is being written, kept on this phone while its author signs in: the app may be closed meanwhile, to
 * read the code in another. What a known person wrote is shown to nobody else, and goes when that person is wiped.
 */
import type { Ledger } from './ledger';

const draftKey = 'samskap-suggestion';

export type SuggestionDraft = {
  need: string;
  whom: string;
  place: string;
  title: string;
  partnership_id: string;
};

const fields = ['need', 'whom', 'place', 'title', 'partnership_id'] as const;

export const suggestionDraft = {
  /** @param uid who reads it; null while nobody is signed in */
  read: (ledger: Ledger, uid: string | null): SuggestionDraft | null => {
    try {
      const kept = JSON.parse(ledger.getItem(draftKey) ?? 'null') as Record<string, unknown> | null;
      if (kept === null || (kept.uid !== null && kept.uid !== uid)) return null;
      const text = (name: string): string => (typeof kept[name] === 'string' ? kept[name] : '');
      return Object.fromEntries(fields.map((name) => [name, text(name)])) as SuggestionDraft;
    } catch {
      return null;
    }
  },
  /** False where the phone cannot keep it. */
  write: (ledger: Ledger, uid: string | null, draft: SuggestionDraft): boolean => {
    try {
      ledger.setItem(draftKey, JSON.stringify({ ...draft, uid }));
      return true;
    } catch {
      return false;
    }
  },
  clear: (ledger: Ledger): void => ledger.removeItem(draftKey)
};
