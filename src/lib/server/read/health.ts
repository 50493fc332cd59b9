import { rowsOf, type PublicClient } from '../supabase.ts';

/** Whether the database answers, and for how many seconds the oldest due job has waited. */
export type Health = { database: boolean; oldestDueSeconds: number | null };

export const check = async (client: PublicClient): Promise<Health> => {
  try {
    const answer = await client
      .rpc('health')
      .overrideTypes<{ oldest_due_seconds: number | null }, { merge: false }>();
    return { database: true, oldestDueSeconds: rowsOf(answer).oldest_due_seconds };
  } catch {
    return { database: false, oldestDueSeconds: null };
  }
};
