import { rowsOf, type PublicClient } from '../supabase.ts';

/**
 * Whether the database answers, for how many seconds the oldest due job has waited, and on how many phones something
 * has waited for more than a day.
 */
export type Health = { database: boolean; oldestDueSeconds: number | null; phonesWaitingADay: number | null };

const numberIn = (answer: unknown, name: string): number | null => {
  const value = (answer as Record<string, unknown> | null)?.[name];
  return typeof value === 'number' ? value : null;
};

export const check = async (client: PublicClient): Promise<Health> => {
  try {
    const answer = rowsOf(await client.rpc('health'));
    return {
      database: true,
      oldestDueSeconds: numberIn(answer, 'oldest_due_seconds'),
      phonesWaitingADay: numberIn(answer, 'phones_waiting_a_day')
    };
  } catch {
    return { database: false, oldestDueSeconds: null, phonesWaitingADay: null };
  }
};
