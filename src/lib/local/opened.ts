/**
 * Which challenges a person has opened on this phone, and when last: in their own database, so that it goes with them,
 * and never sent anywhere. What somebody reads is theirs; it only keeps the phone from telling them what they know.
 * Refused: a command that tells the server. It would have to keep a list of what each person reads.
 */
import type { ChangeTx, Database, ReadTx } from './database';

/** By challenge: time in ISO, by the server's clock. */
export type Opened = Record<string, string>;

const key = 'opened';
/** The last so many; what is older was told of long ago. */
const most = 300;

const opened = async (tx: ReadTx | ChangeTx): Promise<Opened> => {
  const kept = await tx.objectStore('meta').get(key);
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(Object.entries(kept).filter(([, at]) => typeof at === 'string')) as Opened;
};

export const readOpened = (db: Database): Promise<Opened> => db.read(opened);

export const noteOpened = (db: Database, challengeId: string, at: string): Promise<void> =>
  db.change(async (tx) => {
    const all = Object.entries({ ...(await opened(tx)), [challengeId]: at });
    const last = all.sort(([, a], [, b]) => (a < b ? 1 : -1)).slice(0, most);
    await tx.objectStore('meta').put(Object.fromEntries(last), key);
  });

/** Only inside a transaction. */
export const forgetOpened = (tx: ChangeTx): Promise<void> => tx.objectStore('meta').delete(key);
