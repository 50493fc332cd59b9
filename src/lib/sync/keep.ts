/**
 * Asks the browser not to clear away what a person has written. After the first write, when there is something to lose,
 * and at most twice on a phone: in the browser, and in the installed app, where browsers sooner say yes. Some browsers
 * ask the person, and nobody is asked the same thing again and again.
 */
import type { Ledger } from '../local/ledger';

const askedKey = 'samskap-kept';

/** @param where `app` when it is installed */
export const keepWritten = async (
  ledger: Ledger,
  storage: Pick<StorageManager, 'persist' | 'persisted'>,
  where: 'tab' | 'app'
): Promise<void> => {
  const asked = (ledger.getItem(askedKey) ?? '').split(' ').filter(Boolean);
  if (asked.includes(where) || (await storage.persisted())) return;
  ledger.setItem(askedKey, [...asked, where].join(' '));
  await storage.persist();
};
