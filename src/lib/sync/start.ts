/**
 * Puts sync into a browser: real clock, network, locks and the moments to wake up (start, after a write, network back,
 * page shown, a few minutes passed while it is shown). Everything that decides anything is elsewhere.
 */
import { newId } from '../domain/new-id';
import { setActivity, setDriver, type WakeReason } from '../local/driver';
import { openLocal, startLocal } from '../local/gate';
import { borrowed, ledger } from '../local/ledger';
import { markMounted } from '../local/mounted';
import { onPerson, readPerson, writePerson } from '../local/person';
import type { Phone } from '../local/phone';
import { Engine } from './engine';
import { keepWritten } from './keep';
import type { Ports, PrivateNet, PublicNet } from './ports';
import { privateRound, publicRound } from './rounds';
import { watchStorage } from './stuck';

const privateEvery = 3 * 60_000;
const publicEvery = 5 * 60_000;
/** How long another tab's round is waited for (ms); a frozen tab keeps its lock. */
const lockPatience = 10_000;

const alone =
  (name: string): Ports['alone'] =>
  async (work) => {
    if (!('locks' in navigator)) return work();
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), lockPatience);
    let begun = false;
    try {
      return await navigator.locks.request(name, { signal: patience.signal }, () => {
        begun = true;
        clearTimeout(timer);
        return work();
      });
    } catch (error) {
      if (begun) throw error;
      return work();
    }
  };

const sha256: Ports['hash'] = async (text) => {
  if (!globalThis.isSecureContext) return null;
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const browserPorts = (name: string): Ports => ({
  clock: {
    now: () => Date.now(),
    after: (ms, call) => {
      // A page nobody looks at asks for nothing; being shown wakes it.
      const timer = setTimeout(() => {
        if (!document.hidden) call();
      }, ms);
      return () => clearTimeout(timer);
    }
  },
  random: () => Math.random(),
  newId,
  hash: sha256,
  alone: alone(name)
});

const openNet: PublicNet = {
  changes: async (since, etag) => {
    const query = since === null ? '' : `&since=${encodeURIComponent(since)}`;
    const answer = await fetch(`/api/open/v1/changes?form=columns${query}`, {
      headers: etag ? { 'if-none-match': etag } : {},
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(30_000)
    });
    const body: unknown = answer.status === 304 ? null : await answer.json().catch(() => null);
    const { headers } = answer;
    return { status: answer.status, body, etag: headers.get('etag'), retryAfter: headers.get('retry-after') };
  }
};

let publicEngine: Engine | null = null;
let privateEngine: { uid: string; engine: Engine } | null = null;

const stored = watchStorage(setActivity, async (error) => (await startLocal()).mend(error));

/** Whoever is signed in and not locked. */
const present = (): string | null => {
  const person = readPerson(ledger());
  return person && !person.locked ? person.uid : null;
};

let kept = false;
/** What a person has written must not be cleared away when the phone is short of room. */
const keep = (): void => {
  if (kept || !('storage' in navigator)) return;
  kept = true;
  if (borrowed()) return;
  const where = matchMedia('(display-mode: standalone)').matches ? 'app' : 'tab';
  keepWritten(ledger(), navigator.storage, where).catch(() => undefined);
};

let starting = false;
/** What could not start (no database, no code from the network) gets another chance. */
const startAgain = (): void => {
  if (!privateEngine && !starting) void startPrivate();
};

const wake = (reason: WakeReason): void => {
  if (reason === 'write') keep();
  else publicEngine?.wake(reason);
  privateEngine?.engine.wake(reason);
  startAgain();
};

const run = async (check: boolean): Promise<void> => {
  if (!privateEngine) await startPrivate();
  await Promise.all([publicEngine?.run(), privateEngine?.engine.run(check)]);
};

let listening = false;
const listen = (): void => {
  if (listening) return;
  listening = true;
  setDriver({ wake, run: () => run(false), check: () => run(true) });
  addEventListener('online', () => wake('online'));
  addEventListener('offline', () => setActivity({ online: false }));
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) wake('visible');
  });
  addEventListener('pageshow', (event) => {
    // Back from the page cache: what other tabs said meanwhile was not heard.
    if (event.persisted)
      openLocal()
        .then(({ replica }) => Promise.all([replica.pub.catchUp(), replica.own?.catchUp()]))
        .catch(() => undefined);
  });
  onPerson(() => void startPrivate());
};

/** Starts fetching what anyone may read. Called by the root layout after first paint; later calls do nothing. */
export const startPublic = (): void => {
  markMounted();
  if (publicEngine) return;
  listen();
  const ports = browserPorts('samskap-public');
  publicEngine = new Engine(
    ports,
    (wish) => {
      startAgain();
      return stored('public', async () =>
        publicRound(ports, openNet, (await openLocal()).pub, setActivity)(wish)
      );
    },
    publicEvery
  );
  publicEngine.wake('start');
};

/**
 * Starts sending and fetching for the signed-in person, stops for one who has left. Safe to call at any time;
 * resolves when the local database is open for them, or cannot be opened. It does not wait for the network.
 */
export const startPrivate = async (): Promise<void> => {
  const uid = present();
  if (privateEngine && privateEngine.uid !== uid) {
    privateEngine.engine.stop();
    privateEngine = null;
  }
  // What was held up was a person's who has left.
  if (!uid) return stored('own', () => Promise.resolve());
  listen();
  starting = true;
  const phone = await stored('own', async () => {
    const phone = await openLocal();
    await phone.enter(uid);
    return phone;
  }).catch(() => null);
  const engine = phone && (await engineFor(uid, phone).catch(() => null));
  starting = false;
  if (phone && !engine) setActivity({ online: false });
  // Meanwhile another call may have been here, or the person gone.
  if (!engine || privateEngine || present() !== uid) return;
  privateEngine = { uid, engine };
  engine.wake('start');
};

/** The engine has stopped for good: a person who is still here gets another one. */
const letGo = (uid: string): void => {
  if (privateEngine?.uid === uid) privateEngine = null;
};

const engineFor = async (uid: string, phone: Phone): Promise<Engine> => {
  const { browserAuth, browserData, beginSession } = await import('../remote/browser');
  const ports = browserPorts(`samskap-private-${uid}`);
  const data = browserData(uid);
  const net: PrivateNet = { call: ({ name, args }) => data.call(name, args) };
  const session = {
    renew: () => browserAuth().renew(uid),
    lock: () => {
      const known = readPerson(ledger());
      if (known?.uid === uid) writePerson(ledger(), { ...known, locked: true });
    }
  };
  return new Engine(
    ports,
    (wish) =>
      stored('own', async () => {
        const db = phone.own?.uid === uid ? phone.own.db : null;
        if (db) await beginSession(uid, data);
        const open = { db: phone.pub, net: openNet };
        const round = db && privateRound(ports, net, session, { uid, db }, open, setActivity);
        const end = round ? await round(wish) : ({ end: 'over' } as const);
        if (end.end === 'over') letGo(uid);
        return end;
      }),
    privateEvery
  );
};
