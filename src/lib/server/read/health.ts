import { rowsOf, type PublicClient } from '../supabase.ts';

/** Whether the database answers, and for how many seconds the oldest due job has waited. */
export type Health = { database: boolean; oldestDueSeconds: number | null };

const secondsIn = (answer: unknown): number | null =>
  typeof answer === 'object' &&
  answer !== null &&
  'oldest_due_seconds' in answer &&
  typeof answer.oldest_due_seconds === 'number'
    ? answer.oldest_due_seconds
    : null;

export const check = async (client: PublicClient): Promise<Health> => {
  try {
    return { database: true, oldestDueSeconds: secondsIn(rowsOf(await client.rpc('health'))) };
  } catch {
    return { database: false, oldestDueSeconds: null };
  }
};
