/**
 * The browser's one sign-in client and data client. With the embedded backend (no PUBLIC_SUPABASE_URL) both talk to
 * the page's own origin.
 */
import { env } from '$env/dynamic/public';
import { createAuth, type Auth } from './auth';
import { createData, type Data } from './data';
import { readKeys, writeKeys } from './keys';
import { createRights, type Rights } from './rights';

const url = (): string => env.PUBLIC_SUPABASE_URL || location.origin;
const key = (): string => env.PUBLIC_SUPABASE_KEY ?? '';

/** A half-open connection must not hold the queue for ever. */
const patience = 30_000;

const patientFetch: typeof globalThis.fetch = (input, init) => {
  const limit = AbortSignal.timeout(patience);
  return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, limit]) : limit });
};

const exclusively = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? (navigator.locks.request('samskap-renew', work) as Promise<T>) : work();

let auth: Auth | null = null;

export const browserAuth = (): Auth =>
  (auth ??= createAuth({
    url: url(),
    key: key(),
    fetch: patientFetch,
    store: localStorage,
    now: () => Date.now(),
    exclusively
  }));

/** Calls as this person, and as nobody else even if another person signs in on this phone. */
export const browserData = (uid: string): Data =>
  createData({ url: url(), key: key(), fetch: patientFetch, token: () => browserAuth().liveToken(uid) });

/** The rights of this person over their own data. */
export const browserRights = (uid: string): Rights =>
  createRights({ fetch: patientFetch, token: () => browserAuth().liveToken(uid) });

/**
 * Makes profile and affiliations from the verified address, once per sign-in. Call it whenever sync starts.
 * @returns false when there was no answer; then it is still to be done
 */
export const beginSession = async (uid: string, data: Data): Promise<boolean> => {
  if (readKeys(localStorage)?.begun) return true;
  const answer = await data.call('session_begin', {}).catch(() => null);
  const keys = readKeys(localStorage);
  if (answer?.status !== 200 || keys?.uid !== uid) return false;
  writeKeys(localStorage, { ...keys, begun: true });
  return true;
};
