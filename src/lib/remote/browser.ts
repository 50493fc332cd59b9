/**
 * The browser's one sign-in client and data client. With the embedded backend (no PUBLIC_SUPABASE_URL) both talk to
 * the page's own origin.
 */
import { env } from '$env/dynamic/public';
import { ledger } from '../local/ledger';
import { createAuth, type Auth } from './auth';
import { createData, type Data } from './data';
import { readKeys, writeKeys } from './keys';

const url = (): string => env.PUBLIC_SUPABASE_URL || location.origin;
const key = (): string => env.PUBLIC_SUPABASE_KEY ?? '';

/** A half-open connection must not hold the queue for ever. */
const patience = 30_000;

const patientFetch: typeof globalThis.fetch = (input, init) => {
  const limit = AbortSignal.timeout(patience);
  return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, limit]) : limit });
};

/** A frozen tab keeps its lock: longer than a renewal takes, nobody waits for it. */
const lockPatience = 40_000;

const exclusively = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator
    ? (navigator.locks.request(
        'samskap-renew',
        { signal: AbortSignal.timeout(lockPatience) },
        work
      ) as Promise<T>)
    : work();

let auth: Auth | null = null;

export const browserAuth = (): Auth =>
  (auth ??= createAuth({
    url: url(),
    key: key(),
    fetch: patientFetch,
    store: ledger(),
    now: () => Date.now(),
    exclusively
  }));

/** Calls as this person, and as nobody else even if another person signs in on this phone. */
export const browserData = (uid: string): Data =>
  createData({ url: url(), key: key(), fetch: patientFetch, token: () => browserAuth().liveToken(uid) });

/**
 * Makes profile and affiliations from the verified address, once per sign-in. Call it whenever sync starts.
 * @returns false when there was no answer; then it is still to be done
 */
export const beginSession = async (uid: string, data: Data): Promise<boolean> => {
  if (readKeys(ledger())?.begun) return true;
  const answer = await data.call('session_begin', {}).catch(() => null);
  const keys = readKeys(ledger());
  if (answer?.status !== 200 || keys?.uid !== uid) return false;
  writeKeys(ledger(), { ...keys, begun: true });
  return true;
};
