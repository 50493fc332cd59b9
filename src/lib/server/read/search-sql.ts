import type { Challenge } from '$lib/domain/challenges/challenge';
import type { Directory } from '$lib/domain/challenges/matching';
import { challengeDocument } from '$lib/domain/matching/challenge-document';
import { labelsIn, termsIn } from '$lib/domain/matching/challenge-terms';
import { SearchIndex, type Found } from '$lib/domain/matching/search';
import { sayings } from '$lib/domain/matching/search/concepts';
import { stemOf, writtenAs } from '$lib/domain/matching/search/fold';
import { parse, type Term } from '$lib/domain/matching/search/query';
import type { Topic } from '$lib/domain/topics/topic';
import { rowsOf, type PublicClient } from '../supabase.ts';
import { topics } from './topics.ts';

/** So many are looked through at most; the database has chosen the best. */
const most = 500;
/** So many words the database takes for one that is typed. */
const mostMeant = 2_000;

/**
 * For each term what is meant by it: of the words that are said, and of what is called so (themes, units, kinds, topics)
 * the id or key with a mark before it. An index of single words says so, as the phone's does of those in texts.
 */
const meantBy = (
  terms: readonly Term[],
  said: readonly string[],
  directory: Directory,
  named: readonly Topic[]
): string[][] => {
  const index = new SearchIndex();
  const put = (id: string, labels: readonly string[]): void =>
    index.put({ id, lang: 'nb', title: '', terms: [...labels], summary: '', body: '' });
  for (const word of said) put(word, [word]);
  for (const [id, labels] of labelsIn(directory, named)) put(`#${id}`, labels);
  return terms.map(({ word }) => {
    const found = index.find(word);
    if (found.near) return [];
    const meant = index.ids().filter((id) => found.score(id) > 0);
    return meant.slice(0, mostMeant);
  });
};

const candidates = async (
  client: PublicClient,
  text: string,
  directory: Directory,
  named: readonly Topic[]
): Promise<Challenge[]> => {
  const { terms, without } = parse(text);
  if (terms.length > 0) {
    const words = terms.map(({ word }) => word);
    const patterns = terms.map(({ word, folded }) =>
      [...new Set([stemOf(word), folded, ...writtenAs(folded), ...sayings(folded)])].join('|')
    );
    const said = rowsOf(await client.rpc('words_meant', { patterns, words }));
    const meant = meantBy(terms, said, directory, named);
    return rowsOf(
      await client
        .rpc('search_challenges', { words, meant, most })
        .overrideTypes<Challenge[], { merge: false }>()
    );
  }
  if (without.length === 0) return [];
  return rowsOf(
    await client
      .from('challenges')
      .select('*')
      .eq('state', 'published')
      .order('published_at', { ascending: false })
      .order('id')
      .limit(most)
      .overrideTypes<Challenge[], { merge: false }>()
  );
};

/**
 * Search by the database, behind the same answer as that of the index: it knows which words are said and who says them,
 * the index says which of them are meant, and of what is found then what fits, so that phrases, words with a minus and
 * reasons are the phone's.
 */
export const searchBySql = async (
  client: PublicClient,
  text: string,
  directory: Directory
): Promise<{ rows: Challenge[]; found: Found }> => {
  const named = await topics(client);
  const rows = await candidates(client, text, directory, named);
  const index = new SearchIndex();
  const termsOf = termsIn(directory, named);
  for (const row of rows) index.put(challengeDocument(row, termsOf(row)));
  return { rows, found: index.find(text) };
};
