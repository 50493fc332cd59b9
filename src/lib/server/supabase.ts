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

type Answer<Rows> = { data: Rows | null; error: { code: string; message: string } | null };

/** The rows of an answer, or its error thrown. */
export const rowsOf = <Rows>(answer: Answer<Rows>): Rows => {
  if (answer.error) throw new ReadError(answer.error);
  if (answer.data === null) throw new ReadError({ code: 'empty', message: 'no answer' });
  return answer.data;
};

/** As many rows as a Supabase gives at once. */
const batch = 1_000;

/**
 * All rows of a question, however many they are.
 * @param ask the question in an order that no two rows share a place in, from one row to another
 * @param most no more than are needed, in whole batches
 */
export const everyRow = async <Row>(
  ask: (from: number, to: number) => PromiseLike<Answer<Row[]>>,
  most = Infinity
): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let from = 0; from < most; from += batch) {
    const some = rowsOf(await ask(from, from + batch - 1));
    rows.push(...some);
    if (some.length < batch) break;
  }
  return rows;
};
