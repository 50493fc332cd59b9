/**
 * The round of follows: who follows a new challenge by its theme, unit or partnership is told by the database; whose
 * search finds it is found here, with the code of the list. Small batches, so that nobody waits for it; a batch is told
 * and marked in one transaction, so a server that dies in between leaves it as it was. Rounds may overlap, here or on
 * other servers: the mark lets one of them count. (supabase/migrations/*_follows.sql)
 */
import type { Challenge } from '../../domain/challenges/challenge';
import type { Directory } from '../../domain/challenges/matching';
import { matcher, type Belongs } from '../../domain/follows/matching';
import { textSearch } from '../../domain/follows/text';
import type { Topic } from '../../domain/topics/topic';
import type { Sql } from '../delivery/post.ts';

/** As `private.follow_searches` gives it. */
type Batch = Directory & {
  searches: { id: string; query: string }[];
  from: string | null;
  until: string | null;
  over: boolean;
  occasions: { id: string; challenge: Challenge }[];
  topics: Topic[];
};

export type FollowRound = {
  sql: Sql;
  now?: () => Date;
  stopped?: () => boolean;
  /** How many follows are gone through at a time. */
  most?: number;
};

/** Which searches find which of the challenges: {occasion: [follow]}. Many people ask for the same. */
const hitsOf = ({ searches, occasions, topics, ...directory }: Batch): Record<string, string[]> => {
  const published = occasions.map(({ challenge }) => challenge);
  const follow = matcher(directory, textSearch(published, directory, topics, false));
  const asked = new Map<string, Belongs>();
  const found: Record<string, string[]> = Object.fromEntries(occasions.map(({ id }) => [id, []]));
  for (const { id, query } of searches) {
    const belongs = asked.get(query) ?? follow({ kind: 'search', subject: query });
    asked.set(query, belongs);
    for (const { id: occasion, challenge } of occasions) if (belongs(challenge)) found[occasion]?.push(id);
  }
  return found;
};

/** Tells followers until nobody is left to be told. @returns how many batches there were */
export const runFollows = async ({
  sql,
  now = () => new Date(),
  stopped = () => false,
  most = 500
}: FollowRound): Promise<number> => {
  let batches = 0;
  const tell = async (): Promise<boolean> => {
    const [row] = await sql<{ more: boolean }>('select private.follow_tell_next($1, $2) as more', [
      now().toISOString(),
      most
    ]);
    return row?.more === true;
  };
  while (!stopped() && (await tell())) batches += 1;
  while (!stopped()) {
    const [row] = await sql<{ batch: Batch | null }>('select private.follow_searches($1) as batch', [most]);
    if (!row?.batch) break;
    const { occasions, from, until, over } = row.batch;
    await sql('select private.follow_searched($1, $2, $3, $4, $5, $6)', [
      occasions.map(({ id }) => id),
      from,
      until,
      over,
      JSON.stringify(hitsOf(row.batch)),
      now().toISOString()
    ]);
    batches += 1;
  }
  return batches;
};
