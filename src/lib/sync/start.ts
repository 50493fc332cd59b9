/**
 * Puts sync into a browser: real clock, network, locks and the moments to wake up (start, after a write, network back,
 * page shown, a few minutes passed while it is shown). Everything that decides anything is elsewhere.
 */
import { setActivity, setDriver, type WakeReason } from '../local/driver';
import { openLocal } from '../local/gate';
import { markMounted } from '../local/mounted';
import { onPerson, readPerson, writePerson } from '../local/person';
import type { Phone } from '../local/phone';
import { Engine } from './engine';
import type { Ports, PublicNet } from './ports';
import { privateRound, publicRound } from './rounds';

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
  newId: () => crypto.randomUUID(),
  hash: sha256,
  alone: alone(name)
});

const openNet: PublicNet = {
  changes: async (since, etag) => {
    const query = since === null ? '' : `?since=${encodeURIComponent(since)}`;
    const answer = await fetch(`/api/open/v1/changes${query}`, {
      headers: etag ? { 'if-none-match': etag } : {},
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(30_000)
    });
    const body: unknown = answer.status === 304 ? null : await answer.json().catch(() => null);
    return { status: answer.status, body, etag: answer.headers.get('etag') };
  }
};

let publicEngine: Engine | null = null;
let privateEngine: { uid: string; engine: Engine } | null = null;

const wake = (reason: WakeReason): void => {
  if (reason !== 'write') publicEngine?.wake(reason);
  privateEngine?.engine.wake(reason);
};

let listening = false;
const listen = (): void => {
  if (listening) return;
  listening = true;
  setDriver({
    wake,
    run: async () => {
      await Promise.all([publicEngine?.run(), privateEngine?.engine.run()]);
    },
    check: async () => {
      await Promise.all([publicEngine?.run(), privateEngine?.engine.run(true)]);
    }
  });
  addEventListener('online', () => wake('online'));
  addEventListener('offline', () => setActivity({ online: false }));
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) wake('visible');
  });
  addEventListener('pageshow', (event) => {
    // Back from the page cache: what other tabs said meanwhile was not heard.
    if (event.persisted)
      void openLocal().then(({ replica }) => Promise.all([replica.pub.catchUp(), replica.own?.catchUp()]));
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
    async () =>
      publicRound(
        ports,
        openNet,
        (await openLocal()).pub,
        setActivity
      )({ full: true, force: true, check: false }),
    publicEvery
  );
  publicEngine.wake('start');
};

/**
 * Starts sending and fetching for the signed-in person, stops for one who has left. Safe to call at any time;
 * resolves when the local database is open for them. It does not wait for the network.
 */
export const startPrivate = async (): Promise<void> => {
  const person = readPerson(localStorage);
  const uid = person && !person.locked ? person.uid : null;
  if (privateEngine && privateEngine.uid !== uid) {
    privateEngine.engine.stop();
    privateEngine = null;
  }
  if (!uid) return;
  listen();
  const phone = await openLocal();
  await phone.enter(uid);
  const engine = await engineFor(uid, phone);
  // Meanwhile another call may have been here, or the person gone.
  if (privateEngine || readPerson(localStorage)?.uid !== uid) return;
  privateEngine = { uid, engine };
  privateEngine.engine.wake('start');
};

const engineFor = async (uid: string, phone: Phone): Promise<Engine> => {
  const { browserAuth, browserData, beginSession } = await import('../remote/browser');
  const ports = browserPorts(`samskap-private-${uid}`);
  const data = browserData(uid);
  const session = {
    renew: () => browserAuth().renew(uid),
    lock: () => {
      const known = readPerson(localStorage);
      if (known?.uid === uid) writePerson(localStorage, { ...known, locked: true });
    }
  };
  return new Engine(
    ports,
    async (wish) => {
      const db = phone.own?.uid === uid ? phone.own.db : null;
      if (!db) return { end: 'over' };
      await beginSession(uid, data);
      return privateRound(
        ports,
        { call: ({ name, args }) => data.call(name, args) },
        session,
        { uid, db },
        setActivity
      )(wish);
    },
    privateEvery
  );
};
