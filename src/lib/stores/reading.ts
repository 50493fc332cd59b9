/**
 * What the phone itself answers to a page's `load`: the list and one challenge, from memory when it is filled, else
 * straight from the database by index. Fetched only where there is a copy to read, so a first visit does without it.
 */
import type { Challenge } from '../domain/challenges/challenge';
import {
  listChallenges,
  pageOf,
  pageSize,
  type ChallengeArticle,
  type ChallengeList
} from '../domain/challenges/listing';
import { isWhole, type ListQuery } from '../domain/challenges/query';
import type { Organisation } from '../domain/organisations/organisation';
import type { Theme } from '../domain/themes/theme';
import { openLocal } from '../local/gate';
import { newest, one, publicDatabase } from '../local/glance';
import type { Replica } from '../local/replica';

type Directory = { themes: readonly Theme[]; organisations: readonly Organisation[] };

/** Opens the database ahead of the first question. */
export const openAhead = (): void => void publicDatabase();

/** Null before the first pull. @param cold nothing is in memory yet */
export const listOf = async (query: ListQuery, cold: boolean): Promise<ChallengeList | null> => {
  if (cold && isWhole(query)) {
    const page = await newest(publicDatabase(), (query.page - 1) * pageSize, pageSize);
    if (page && page.challenges.length > 0) return pageOf(page.challenges, page.total, query.page, page);
  }
  const replica = await filledReplica();
  if (!replica) return null;
  const list = listChallenges(replica.rows('challenges'), query, directoryOf(replica));
  // Finding and drawing as one task would hold up a slow phone.
  await new Promise((resolve) => setTimeout(resolve));
  return list;
};

/** Null when this phone has none. @param cold nothing is in memory yet */
export const articleOf = async (slugOrId: string, cold: boolean): Promise<ChallengeArticle | null> => {
  if (cold) {
    const seen = await one(publicDatabase(), slugOrId);
    if (seen) return withDirectory(seen.challenge, seen);
  }
  const replica = await filledReplica();
  const challenge =
    replica?.find('challenges', slugOrId) ?? replica?.rows('challenges').find((row) => row.slug === slugOrId);
  return replica && challenge ? withDirectory(challenge, directoryOf(replica)) : null;
};

const filledReplica = async (): Promise<Replica | null> => {
  const { replica } = await openLocal();
  return replica.filled ? replica : null;
};

const directoryOf = (replica: Replica): Directory => ({
  themes: replica.rows('themes'),
  organisations: replica.rows('organisations')
});

/** The challenge with the rows its page refers to: its themes, its unit and the unit's parents. */
const withDirectory = (challenge: Challenge, directory: Directory): ChallengeArticle => {
  const themes = [challenge.theme_id, challenge.second_theme_id].flatMap((id) => {
    const theme = directory.themes.find((row) => row.id === id);
    return theme ? [theme] : [];
  });
  const unitWith = (id: string | null) => directory.organisations.find((row) => row.id === id);
  const organisations: Organisation[] = [];
  let unit = unitWith(challenge.organisation_id);
  while (unit && !organisations.includes(unit)) {
    organisations.push(unit);
    unit = unitWith(unit.parent_id);
  }
  return { challenge, themes, organisations };
};
