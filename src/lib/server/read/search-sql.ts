import type { Challenge } from '$lib/domain/challenges/challenge';
import { sayings } from '$lib/domain/matching/search/concepts';
import { stemOf, wordsOf } from '$lib/domain/matching/search/fold';
import { parse } from '$lib/domain/matching/search/query';
import type { Found, Match } from '$lib/domain/matching/search';
import { rowsOf, type PublicClient } from '../supabase.ts';

/**
 * Search by the database, behind the same answer as that of the index: by pieces of words and by words, each also in
 * what means the same. Of what is asked for in phrases and with a minus it is the phone that knows.
 */
export const searchBySql = async (
  client: PublicClient,
  text: string
): Promise<{ rows: Challenge[]; found: Found }> => {
  const terms = parse(text).terms;
  const patterns = terms.map(({ word, folded }) =>
    [...new Set([stemOf(word), ...sayings(folded)])].join('|')
  );
  const rows =
    terms.length === 0
      ? []
      : rowsOf(
          await client
            .rpc('search_challenges', { patterns, words: terms.map(({ word }) => word) })
            .overrideTypes<Challenge[], { merge: false }>()
        );
  const places = new Map(rows.map(({ id }, at) => [id, rows.length - at]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const asked = patterns.map((pattern) => new RegExp(pattern, 'iu'));
  const matches = (id: string): Match[] => {
    const row = byId.get(id);
    if (!row) return [];
    const said = { title: row.title, summary: row.better, body: `${row.today}\n${row.whom}` };
    return (['title', 'summary', 'body'] as const).flatMap((field) =>
      [...new Set(wordsOf(said[field]))]
        .filter((word) => asked.some((pattern) => pattern.test(word)))
        .map((word) => ({ field, word }))
    );
  };
  const score = (id: string): number => places.get(id) ?? 0;
  const scores: Found['scores'] = (all) => all.map(({ id }) => score(id));
  return { rows, found: { size: rows.length, near: false, score, scores, matches } };
};
