/**
 * The browser's one sign-in client and data client. With the embedded backend (no PUBLIC_SUPABASE_URL) both talk to
 * the page's own origin.
 */
import { env } from '$env/dynamic/public';
import { ledger } from '../local/ledger';
import { createAuth, type Auth, type Signed } from './auth';
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

/** The rights of this person over their own data. */
export const browserRights = (uid: string): Rights =>
  createRights({ fetch: patientFetch, token: () => browserAuth().liveToken(uid) });

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

/** Signs in with the code that was sent to an address. */
export const signIn = async (email: string, code: string): Promise<Signed> => {
  const signed = await browserAuth().verifyCode(email, code);
  if (signed.ok) await beginSession(signed.uid, browserData(signed.uid));
  return signed;
};

/** One-tap sign-in of the demo installation: fetches the code from there, then signs in as everyone does. */
export const demo = async (role: string): Promise<Signed | { ok: false; code: 'not_found' }> => {
  const headers = { 'content-type': 'application/json' };
  const asked = { method: 'POST', headers, body: JSON.stringify({ role }) };
  const answer = await patientFetch('/api/demo/sign-in', asked).catch(() => null);
  const body = (await answer?.json().catch(() => null)) as
    { email?: unknown; code?: unknown } | null | undefined;
  if (!answer || !body) return { ok: false, code: 'offline' };
  if (typeof body.email === 'string' && typeof body.code === 'string') return signIn(body.email, body.code);
  if (answer.status === 404) return { ok: false, code: 'not_found' };
  return { ok: false, code: answer.status === 429 ? 'rate_limited' : 'server_fault' };
};
