/** The browser's own wiring: session, status and the start of sync on a phone that is locked, blocked or full. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { organisation, partnership } from './model-rows';
import { anna } from './stories';
import { memoryLedger } from './world';

const person = { uid: anna, email: 'a@example.no' };
const draft = {
  id: '00000000-0000-4000-8000-00000000c001',
  partnership_id: partnership,
  organisation_id: organisation,
  title: 'Of Anna'
};

const calls: string[] = [];
let remoteFails = false;
const remote = {
  browserAuth: () => ({ renew: async () => 'offline', end: async () => undefined }),
  browserData: () => ({
    call: async (name: string) => {
      calls.push(name);
      throw new Error('no network');
    }
  }),
  beginSession: async () => true
};

/** A page that was just loaded: every module anew. */
const load = async () => {
  vi.resetModules();
  vi.doMock('../../src/lib/remote/browser', () => {
    if (remoteFails) throw new Error('no network');
    return remote;
  });
  const { session } = await import('../../src/lib/stores/session.svelte');
  const { signing } = await import('../../src/lib/stores/signing');
  const { status } = await import('../../src/lib/stores/status.svelte');
  const { startPrivate } = await import('../../src/lib/sync/start');
  const { openLocal } = await import('../../src/lib/local/gate');
  const { writePerson } = await import('../../src/lib/local/person');
  const { ledger } = await import('../../src/lib/local/ledger');
  const { currentDriver } = await import('../../src/lib/local/driver');
  const sign = (known: Parameters<typeof writePerson>[1]) => writePerson(ledger(), known);
  return { session, signing, status, startPrivate, openLocal, currentDriver, sign };
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  calls.length = 0;
  remoteFails = false;
  const page = { hidden: false, addEventListener: () => undefined };
  vi.stubGlobal('window', {});
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('document', { ...page, documentElement: { hasAttribute: () => false } });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('localStorage', memoryLedger());
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('a locked person is told what is unsent, and only deletes it by saying so', async () => {
  const { session, signing, openLocal, sign } = await load();
  sign(person);
  const phone = await openLocal();
  expect(await phone.issue('challenges.save', draft)).toEqual([]);
  sign({ ...person, locked: true });
  await phone.leave();
  expect(session.state).toBe('locked');
  expect(await signing.unsent()).toBe(1);
  expect(await signing.signOut('send')).toEqual({ ok: false, code: 'not_signed_in' });
  expect(await signing.unsent()).toBe(1);
  expect(await signing.signOut('delete')).toEqual({ ok: true });
  expect(session.state).toBe('out');
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(`samskap-u-${anna}`);
});

test('a phone whose private database cannot be opened is never up to date, and the next wake-up tries again', async () => {
  const { status, startPrivate, openLocal, currentDriver, sign } = await load();
  sign(person);
  const open = indexedDB.open.bind(indexedDB);
  const blocked = vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    if (name.includes(anna)) throw new DOMException('no room', 'QuotaExceededError');
    return open(name, version);
  });
  expect(status.kind).toBe('sending');
  await startPrivate();
  expect((await openLocal()).own).toBeNull();
  expect(status.kind).toBe('full');
  blocked.mockRestore();
  currentDriver()?.wake('visible');
  await vi.waitFor(async () => expect((await openLocal()).own?.uid).toBe(anna));
  await currentDriver()?.run();
  expect(calls).toContain('sync_pull');
  expect(status.kind).not.toBe('full');
});

test('code that did not arrive is fetched again at the next wake-up', async () => {
  const { status, startPrivate, currentDriver, sign } = await load();
  sign(person);
  remoteFails = true;
  await startPrivate();
  expect(status.kind).toBe('offline');
  remoteFails = false;
  vi.doMock('../../src/lib/remote/browser', () => remote);
  await currentDriver()?.run();
  expect(calls).toContain('sync_pull');
});

test('a browser that blocks storage still opens, and remembers its person while the page is open', async () => {
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('denied', 'SecurityError');
    }
  });
  const { session, sign } = await load();
  expect(session.state).toBe('out');
  sign(person);
  expect(session.person).toEqual(person);
});

test('a form on a phone without a database is told that it cannot be stored', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  const { sign } = await load();
  sign(person);
  const { issue } = await import('../../src/lib/stores/live.svelte');
  expect(await issue('challenges.save', draft)).toEqual([{ code: 'phone_full' }]);
});

test('a tab that sleeps on the lock of sync holds nobody up for long', async () => {
  const { startPrivate, currentDriver, sign } = await load();
  const asked: string[] = [];
  const request = (name: string, { signal }: { signal: AbortSignal }) => {
    asked.push(name);
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  };
  vi.stubGlobal('navigator', { locks: { request } });
  sign(person);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await startPrivate();
  const run = currentDriver()?.run();
  await vi.waitFor(() => expect(asked).toContain(`samskap-private-${anna}`), { interval: 1 });
  expect(calls).not.toContain('sync_pull');
  let over = false;
  void run?.then(() => (over = true));
  while (!over) {
    await vi.advanceTimersByTimeAsync(1_000);
    await new Promise(setImmediate);
  }
  expect(calls).toContain('sync_pull');
});
