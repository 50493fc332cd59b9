/**
 * People on a phone or computer that is not their own. Contract: whoever signed in there is noted in the browser's own
 * storage, without keys; while their tab lives it holds a lock of that name; the next start in any tab that finds a
 * person noted, whose tab is gone, wipes them. So nothing outlives the tab for longer than until Samskap is next opened.
 * Where there are no locks (a page without TLS) the tab answers when it is asked for by name.
 * Refused: wiping when the tab closes. A page is not told whether it is closed or loaded anew, nor given time for it.
 * Refused: a note of when the tab was last alive. One that was just closed would keep its person for that long.
 */
import type { Ledger } from './ledger';
import { readPerson } from './person';
import { wipe, type WipePorts } from './wipe';

const listKey = 'samskap-guests';

const guests = (ledger: Ledger): string[] => (ledger.getItem(listKey) ?? '').split(' ').filter(Boolean);

const write = (ledger: Ledger, uids: string[]): void => {
  if (uids.length > 0) ledger.setItem(listKey, uids.join(' '));
  else ledger.removeItem(listKey);
};

export const noteGuest = (ledger: Ledger, uid: string): void =>
  write(ledger, [...new Set([...guests(ledger), uid])]);

/** A person who says that this is their own phone after all. */
export const forgetGuest = (ledger: Ledger, uid: string): void =>
  write(
    ledger,
    guests(ledger).filter((other) => other !== uid)
  );

const lockOf = (uid: string): string => `samskap-guest-${uid}`;

/** How long a tab may take to answer (ms). It needs a turn, no more, also where nobody looks at it. */
const patience = 1_000;

/** Answers whoever asks for this person, until the page is gone. */
const answerFor = (uid: string): void => {
  const channel = new BroadcastChannel(lockOf(uid));
  channel.addEventListener('message', ({ data }) => {
    if (data === 'who') channel.postMessage('me');
  });
};

const answers = (uid: string): Promise<boolean> =>
  new Promise((resolve) => {
    const channel = new BroadcastChannel(lockOf(uid));
    const end = (is: boolean): void => {
      clearTimeout(timer);
      channel.close();
      resolve(is);
    };
    const timer = setTimeout(() => end(false), patience);
    channel.addEventListener('message', ({ data }) => data === 'me' && end(true));
    channel.postMessage('who');
  });

const holding = new Set<string>();

/** For as long as this page lives. A page that is being loaded anew waits until the one before has let go. */
export const holdGuest = (uid: string): void => {
  if (holding.has(uid)) return;
  holding.add(uid);
  if ('locks' in navigator)
    navigator.locks.request(lockOf(uid), () => new Promise(() => undefined)).catch(() => undefined);
  else if (typeof BroadcastChannel !== 'undefined') answerFor(uid);
};

/** Whether some tab still is theirs. */
export const isHeld = async (uid: string): Promise<boolean> => {
  if (!('locks' in navigator)) return answers(uid);
  const { held } = await navigator.locks.query();
  return (held ?? []).some(({ name }) => name === lockOf(uid));
};

/** Wipes guests who are gone. To be called before any private database is opened. Never rejects. */
export const endGuests = async (
  ports: WipePorts,
  held: (uid: string) => Promise<boolean> = isHeld
): Promise<void> => {
  const { ledger } = ports;
  for (const uid of guests(ledger)) {
    if (readPerson(ledger)?.uid === uid || (await held(uid).catch(() => false))) continue;
    await wipe(uid, ports).then(
      () => forgetGuest(ledger, uid),
      () => undefined
    );
  }
};
