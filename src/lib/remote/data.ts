/**
 * Calls of the functions that sync uses, as one person. The client never falls back to the public key alone: without
 * a live token of that very person the token callback throws, and supabase-js sends nothing. An empty answer to
 * nobody would otherwise look like "all my rows are gone".
 */
import { createClient } from '@supabase/supabase-js';
import type { Database } from './database.types';

/** What came back over HTTP: the JSON body, of whatever shape. The receiver checks it. `retryAfter`: that header. */
export type Answer = { status: number; body: unknown; retryAfter?: string };

/** Nothing came back, or nothing was sent. */
export class NoAnswer extends Error {}

export type DataConfig = {
  url: string;
  key: string;
  fetch: typeof globalThis.fetch;
  /** A token of the person this client is for, or null. */
  token: () => Promise<string | null>;
};

export type RpcName =
  'sync_push' | 'sync_pull' | 'sync_check_all' | 'queue_age' | 'session_begin' | 'findable_for';

export const createData = ({ url, key, fetch, token }: DataConfig) => {
  let made = false;
  /** The client passes no header on. Calls of one person follow each other, so the last answer is that of the call. */
  let retryAfter: string | undefined;
  const heardFetch: typeof globalThis.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    retryAfter = answer.headers.get('retry-after') ?? undefined;
    return answer;
  };
  const client = createClient<Database>(url, key, {
    accessToken: async () => {
      // The realtime part asks while it is made; it is not used and must not hear of a missing token.
      if (!made) return new Promise<never>(() => undefined);
      const live = await token();
      if (!live) throw new NoAnswer();
      return live;
    },
    global: { fetch: heardFetch }
  });
  made = true;

  return {
    /** @returns 401 without asking when there is no token · @throws NoAnswer when there was no connection or no JSON */
    async call(name: RpcName, args: Record<string, unknown>): Promise<Answer> {
      // Asked first, so that "no token" is told from "no network"; renewing it is sync's decision.
      if (!(await token())) return { status: 401, body: null };
      const { status, data, error } = await client.rpc(name, args as never);
      if (status === 0) throw new NoAnswer();
      return { status, body: error ?? data, retryAfter };
    }
  };
};

export type Data = ReturnType<typeof createData>;
