/**
 * When this device may be asked whether it wants Samskap on its home screen: something was written here on an earlier
 * visit, and nobody has said no for half a year. Two small notes, about the device and nobody on it.
 */
import type { Ledger } from './ledger';

const [usedKey, declinedKey] = ['samskap-install-used', 'samskap-install-declined'];
const halfYear = 182 * 86_400_000;

export const installNote = {
  /** Something was written here. @param visit the notes of this tab alone */
  use: (ledger: Ledger, visit: Ledger): void => {
    if (ledger.getItem(usedKey)) return;
    visit.setItem(usedKey, '1');
    ledger.setItem(usedKey, '1');
  },
  decline: (ledger: Ledger, now: number): void => ledger.setItem(declinedKey, String(now)),
  mayAsk: (ledger: Ledger, visit: Ledger, now: number): boolean => {
    if (!ledger.getItem(usedKey) || visit.getItem(usedKey)) return false;
    return now - Number(ledger.getItem(declinedKey) ?? -Infinity) > halfYear;
  }
};
