/**
 * What the phone itself answers to a page's `load`: the list and one challenge, from memory when it is filled, else
 * straight from the database by index. Fetched only where there is a copy to read, so a first visit does without it.
 */
import type { Challenge, ChallengeEvent } from '../domain/challenges/challenge';
import {
  countChallenges,
  offersOf,
  sumOfCounts,
  valuesOffered,
  type Counts
} from '../domain/challenges/counts';
import {
  listChallenges,
  newestFirst,
  pageOf,
  pageSize,
  similarTo,
  type ChallengeArticle,
  type ChallengeList
} from '../domain/challenges/listing';
import type { Directory } from '../domain/challenges/matching';
import { isWhole, type ListQuery } from '../domain/challenges/query';
import type { Found } from '../domain/matching/search/search-index';
import { osloDay } from '../domain/oslo-day';
import type { Organisation } from '../domain/organisations/organisation';
import type { Topic } from '../domain/topics/topic';
import type { Partnership } from '../domain/partnerships/partnership';
import { openLocal } from '../local/gate';
import { newest, one, publicDatabase } from '../local/glance';
import type { Replica } from '../local/replica';

/** Opens the database ahead of the first question. */
export const openAhead = (): void => void publicDatabase();

/** Null before the first pull. @param cold nothing is in memory yet */
export const listOf = async (query: ListQuery, cold: boolean): Promise<ChallengeList | null> => {
  if (cold && isWhole(query)) {
    const page = await newest(publicDatabase(), (query.page - 1) * pageSize, pageSize);
    if (page && page.challenges.length > 0)
      return pageOf(page.challenges.sort(newestFirst), page.total, query.page, page);
  }
  const replica = await filledReplica();
  if (!replica) return null;
  const directory = directoryOf(replica);
  const found = await foundFor(query);
  const list = listChallenges(replica.rows('challenges'), query, directory, found);
  if (query.topic.length > 0) list.offers = offersOf(directory, await topicsNamed(query.topic));
  // Finding and drawing as one task would hold up a slow phone.
  await new Promise((resolve) => setTimeout(resolve));
  return list;
};

/** Rows counted before the thread is let go: some 4 ms of a slow phone for each hundred. */
const counted = 400;

/** How many challenges stand behind each value of the filters; null before the first pull. */
export const countsOf = async (query: ListQuery): Promise<Counts | null> => {
  const replica = await filledReplica();
  if (!replica) return null;
  const directory = directoryOf(replica);
  const topics = query.topic.length > 0 ? await topicsNamed(query.topic) : [];
  const values = valuesOffered(offersOf(directory, topics), osloDay(new Date()));
  const found = await foundFor(query);
  const rows = replica.rows('challenges');
  let counts = countChallenges(rows.slice(0, counted), query, directory, values, found);
  for (let from = counted; from < rows.length; from += counted) {
    await new Promise((resolve) => setTimeout(resolve));
    const some = rows.slice(from, from + counted);
    counts = sumOfCounts(counts, countChallenges(some, query, directory, values, found));
  }
  return counts;
};

/** The index is fetched and filled when something is searched for. */
const foundFor = async ({ text }: ListQuery): Promise<Found | undefined> => {
  if (!text.trim()) return undefined;
  const { searching } = await import('./searching');
  await searching.prepare();
  return searching.found(text);
};

/** Null when this phone has none. @param cold nothing is in memory yet */
export const articleOf = async (slugOrId: string, cold: boolean): Promise<ChallengeArticle | null> => {
  if (cold) {
    const seen = await one(publicDatabase(), slugOrId);
    if (seen) return withRows(seen.challenge, seen.partnership, seen.events, seen.recent, seen);
  }
  const replica = await filledReplica();
  const challenges = replica?.rows('challenges') ?? [];
  const challenge = replica?.find('challenges', slugOrId) ?? challenges.find((row) => row.slug === slugOrId);
  if (!replica || !challenge) return null;
  const events = replica.rows('challenge_events').filter((event) => event.challenge_id === challenge.id);
  const partnership = replica.find('partnerships', challenge.partnership_id) ?? null;
  return withRows(challenge, partnership, events, challenges, directoryOf(replica));
};

/** What the chosen topics are called; none where that is not known soon, since the list does not wait for it. */
const topicsNamed = async (keys: readonly string[]): Promise<Topic[]> => {
  const { topics } = await import('./topics.svelte');
  const late = new Promise((resolve) => setTimeout(resolve, 400));
  await Promise.race([topics.load(), late]);
  return topics.named(keys);
};

const filledReplica = async (): Promise<Replica | null> => {
  const { replica } = await openLocal();
  return replica.filled ? replica : null;
};

const directoryOf = (replica: Replica): Directory => ({
  themes: replica.rows('themes'),
  technologies: replica.rows('technologies'),
  organisations: replica.rows('organisations')
});

/** The challenge with the rows its page refers to: its partnership, its themes, and the units with their parents. */
const withRows = (
  challenge: Challenge,
  partnership: Partnership | null,
  events: readonly ChallengeEvent[],
  others: readonly Challenge[],
  directory: Directory
): ChallengeArticle => {
  const similar = similarTo(challenge, others, directory.themes, osloDay(new Date()));
  const organisations = new Set<Organisation>();
  for (const { organisation_id } of [challenge, ...similar]) {
    let id: string | null = organisation_id;
    while (id) {
      const unit = directory.organisations.find((row) => row.id === id);
      if (!unit || organisations.has(unit)) break;
      organisations.add(unit);
      id = unit.parent_id;
    }
  }
  return {
    challenge,
    partnership,
    events: events.filter((event) => event.is_public).sort((a, b) => a.step - b.step),
    similar,
    themes: [challenge.theme_id, challenge.second_theme_id].flatMap(
      (id) => directory.themes.find((row) => row.id === id) ?? []
    ),
    organisations: [...organisations]
  };
};
