import type { StudyProgramme } from '$lib/domain/topics/study-programme';
import type { Topic } from '$lib/domain/topics/topic';
import { rowsOf, type PublicClient } from '../supabase.ts';

/** The API answers no more rows at once. */
const most = 1_000;

/** All rows of a query by key, part by part: one that was cut off would look like a whole list. */
const everyRow = async <Row extends { key: string }>(
  part: (after: string) => Promise<Row[]>
): Promise<Row[]> => {
  const rows: Row[] = [];
  for (;;) {
    const next = await part(rows.at(-1)?.key ?? '');
    rows.push(...next);
    if (next.length < most) return rows;
  }
};

/** Every topic, also those that are retired: something may still be marked with them. */
export const topics = (client: PublicClient): Promise<Topic[]> =>
  everyRow(async (after) =>
    rowsOf(
      await client
        .from('topics')
        .select('*')
        .gt('key', after)
        .order('key')
        .limit(most)
        .overrideTypes<Topic[], { merge: false }>()
    )
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
  everyRow(async (after) =>
    rowsOf(
      await client
        .from('study_programmes')
        .select('*')
        .gt('key', after)
        .order('key')
        .limit(most)
        .overrideTypes<StudyProgramme[], { merge: false }>()
    )
  );
