import type { StudyProgramme } from '$lib/domain/topics/study-programme';
import type { Topic } from '$lib/domain/topics/topic';
import { everyRow, rowsOf, type PublicClient } from '../supabase.ts';

/** Every topic, also those that are retired: something may still be marked with them. */
export const topics = (client: PublicClient): Promise<Topic[]> =>
  everyRow((from, to) =>
    client.from('topics').select('*').order('key').range(from, to).overrideTypes<Topic[], { merge: false }>()
  );

/** Those of these keys that there are. */
export const topicsNamed = async (client: PublicClient, keys: readonly string[]): Promise<Topic[]> =>
  keys.length === 0
    ? []
    : rowsOf(
        await client
          .from('topics')
          .select('*')
          .in('key', keys)
          .order('key')
          .overrideTypes<Topic[], { merge: false }>()
      );

export const studyProgrammes = (client: PublicClient): Promise<StudyProgramme[]> =>
  everyRow((from, to) =>
    client
      .from('study_programmes')
      .select('*')
      .order('key')
      .range(from, to)
      .overrideTypes<StudyProgramme[], { merge: false }>()
  );
