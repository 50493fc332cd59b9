/**
 * Pairs of needs of which a coordinator has said that they are two, so that nobody is asked the same again on this
 * phone. A help for the eye and no decision: it is nobody else's, and goes when its person is wiped.
 */
import type { Ledger } from './ledger';

const key = 'samskap-apart';
/** Older ones are answered long ago. */
const most = 200;

const read = (ledger: Ledger, uid: string): string[] => {
  try {
    const kept = JSON.parse(ledger.getItem(key) ?? 'null') as { uid: unknown; pairs: unknown } | null;
    return kept?.uid === uid && Array.isArray(kept.pairs) ? kept.pairs.map(String) : [];
  } catch {
    return [];
  }
};

const pairOf = (one: string, other: string): string => [one, other].sort().join(' ');

export const apart = {
  has: (ledger: Ledger, uid: string, one: string, other: string): boolean =>
    read(ledger, uid).includes(pairOf(one, other)),
  /** Where the phone cannot keep it, they are asked again. */
  add: (ledger: Ledger, uid: string, one: string, other: string): void => {
    const pairs = [...read(ledger, uid), pairOf(one, other)].slice(-most);
    try {
      ledger.setItem(key, JSON.stringify({ uid, pairs }));
    } catch {
      return;
    }
  },
  clear: (ledger: Ledger): void => ledger.removeItem(key)
};
