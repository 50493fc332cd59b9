/**
 * Sign-in by e-mail code and renewal of the session. The supabase-js client is used for signing in only: it keeps
 * nothing, refreshes nothing by itself and reads no URL. Nothing here is awaited when the app opens.
 * Renewing is one request of our own: the client would renew the session it remembers before the one it is given,
 * and answers from memory for a minute after a failure, when the network may long be back.
 *
 * A renewal has three ends: renewed; no answer (everything stays as it is); refused by the server. Only the last one
 * may lock the screen, and it is told by the type and status of the answer, never by its text.
 */
import { createClient, type AuthError, type Session } from '@supabase/supabase-js';
import { readKeys, writeKeys, type Keys, type KeyStore } from './keys';

export type AuthConfig = {
  url: string;
  key: string;
  fetch: typeof globalThis.fetch;
  store: KeyStore;
  now: () => number;
  /** Runs one at a time over all tabs: a refresh token may be used once. Rejects when another tab holds it too long. */
  exclusively: <T>(work: () => Promise<T>) => Promise<T>;
};

export type AuthTrouble = 'offline' | 'wrong_code' | 'rate_limited' | 'invalid' | 'server_fault';
export type Signed = { ok: true; uid: string; email: string } | { ok: false; code: AuthTrouble };
export type Renewal = 'renewed' | 'offline' | 'refused';

/** A token is renewed this long before it ends (ms). */
const margin = 60_000;

type Tokens = Pick<Session, 'access_token' | 'refresh_token' | 'expires_in'> & {
  user: { id: string; email?: string };
};

const isTokens = (body: unknown): body is Tokens => {
  const tokens = body as Partial<Tokens> | null;
  return (
    typeof tokens?.access_token === 'string' &&
    typeof tokens.refresh_token === 'string' &&
    typeof tokens.expires_in === 'number' &&
    typeof tokens.user?.id === 'string'
  );
};

const isRefusal = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  ['error_code', 'code', 'error', 'msg'].some((name) => name in body);

const memory = () => {
  const held = new Map<string, string>();
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
    removeItem: (name: string) => void held.delete(name)
  };
};

/** True when our server judged the request, not some box on the way or a server in trouble. */
const judged = (error: AuthError): boolean =>
  error.name === 'AuthApiError' && error.status !== undefined && error.status >= 400 && error.status < 500;

const trouble = (error: AuthError, refused: AuthTrouble): AuthTrouble => {
  if (!judged(error)) return error.status !== undefined && error.status >= 500 ? 'server_fault' : 'offline';
  return error.status === 429 ? 'rate_limited' : refused;
};

export const createAuth = (config: AuthConfig) => {
  const client = createClient(config.url, config.key, {
    auth: {
      storage: memory(),
      persistSession: false,
      autoRefreshToken: false,
      detectSessionInUrl: false,
      skipAutoInitialize: true
    },
    global: { fetch: config.fetch }
  });

  const keep = (session: Tokens, begun: boolean): Keys => {
    const now = config.now();
    const keys: Keys = {
      uid: session.user.id,
      email: session.user.email ?? '',
      access_token: session.access_token,
      refresh_token: session.refresh_token,
      from: now,
      until: now + session.expires_in * 1000 - margin,
      begun
    };
    writeKeys(config.store, keys);
    return keys;
  };

  /** What is no JSON of the expected shape came from a box on the way, whatever its status says. */
  const askForTokens = async (refresh_token: string): Promise<Tokens | 'offline' | 'refused'> => {
    try {
      const answer = await config.fetch(`${config.url}/auth/v1/token?grant_type=refresh_token`, {
        method: 'POST',
        headers: { apikey: config.key, 'content-type': 'application/json' },
        body: JSON.stringify({ refresh_token })
      });
      const body: unknown = await answer.json();
      if (answer.ok) return isTokens(body) ? body : 'offline';
      return [400, 401, 403].includes(answer.status) && isRefusal(body) ? 'refused' : 'offline';
    } catch {
      return 'offline';
    }
  };

  const renew = (uid: string, stale: string): Promise<Renewal> =>
    config.exclusively(() => renewAlone(uid, stale)).catch(() => 'offline');

  const renewAlone = async (uid: string, stale: string): Promise<Renewal> => {
    const keys = readKeys(config.store);
    if (!keys || keys.uid !== uid) return 'refused';
    // Another tab was first.
    if (keys.access_token !== stale) return 'renewed';
    const answer = await askForTokens(keys.refresh_token);
    const after = readKeys(config.store);
    // Signed out, or in as somebody else, while the answer was on its way.
    if (after?.uid !== uid) return 'refused';
    if (answer === 'offline') return 'offline';
    if (answer === 'refused') return after.refresh_token === keys.refresh_token ? 'refused' : 'renewed';
    if (answer.user.id !== uid) return 'refused';
    keep(answer, keys.begun);
    return 'renewed';
  };

  return {
    async requestCode(email: string): Promise<{ ok: true } | { ok: false; code: AuthTrouble }> {
      const { error } = await client.auth.signInWithOtp({ email, options: { shouldCreateUser: true } });
      return error ? { ok: false, code: trouble(error, 'invalid') } : { ok: true };
    },

    async verifyCode(email: string, token: string): Promise<Signed> {
      const { data, error } = await client.auth.verifyOtp({ email, token, type: 'email' });
      if (error) return { ok: false, code: trouble(error, 'wrong_code') };
      if (!data.session) return { ok: false, code: 'server_fault' };
      const { uid, email: known } = keep(data.session, false);
      return { ok: true, uid, email: known || email };
    },

    /** A token of this person that is held to be good; null when there is none and none can be had now. */
    async liveToken(uid: string): Promise<string | null> {
      const keys = readKeys(config.store);
      if (!keys || keys.uid !== uid) return null;
      const now = config.now();
      if (now >= keys.from - margin && now < keys.until) return keys.access_token;
      const renewal = await renew(uid, keys.access_token);
      const after = readKeys(config.store);
      return renewal === 'renewed' && after?.uid === uid ? after.access_token : null;
    },

    /** After the server refused the token: asks for another. */
    async renew(uid: string): Promise<Renewal> {
      const keys = readKeys(config.store);
      return keys?.uid === uid ? renew(uid, keys.access_token) : 'refused';
    },

    /** Ends this phone's session at the server, if it can be reached; never the person's others. */
    async end(): Promise<void> {
      const keys = readKeys(config.store);
      if (!keys) return;
      await config
        .fetch(`${config.url}/auth/v1/logout?scope=local`, {
          method: 'POST',
          headers: { apikey: config.key, authorization: `Bearer ${keys.access_token}` }
        })
        .catch(() => undefined);
    }
  };
};

export type Auth = ReturnType<typeof createAuth>;
