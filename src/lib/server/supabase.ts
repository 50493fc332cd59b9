import type { Database } from '$lib/remote/database.types';
import { createClient } from '@supabase/supabase-js';
import { backend } from './backend.ts';

/** A client that reads as anyone may; a new one for each request, so that nothing of one visitor meets the next. */
export const publicClient = async () => {
  const { url, key, fetch } = await backend();
  return createClient<Database>(url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch }
  });
};

/** A client that reads with the rights of the person whose token it is. */
export const personClient = async (token: string) => {
  const { url, key, fetch } = await backend();
  return createClient<Database>(url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    accessToken: async () => token,
    global: { fetch }
  });
};

export type PublicClient = Awaited<ReturnType<typeof publicClient>>;

/** The database refused or could not be reached; `code` is Postgres's, PostgREST's or ours. */
export class ReadError extends Error {
  override name = 'ReadError';
  readonly code: string;

  constructor({ code, message }: { code: string; message: string }) {
    super(`${code} ${message}`);
    this.code = code;
  }
}

/** The rows of an answer, or its error thrown. */
export const rowsOf = <Rows>(answer: {
  data: Rows | null;
  error: { code: string; message: string } | null;
}): Rows => {
  if (answer.error) throw new ReadError(answer.error);
  if (answer.data === null) throw new ReadError({ code: 'empty', message: 'no answer' });
  return answer.data;
};
