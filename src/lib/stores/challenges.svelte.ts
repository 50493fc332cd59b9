import type { Challenge, ChallengeCase } from '../domain/challenges/challenge';
import type { SaveChallenge } from '../domain/challenges/commands';
import {
  listChallenges,
  writeQuery,
  type ChallengeArticle,
  type ChallengeList,
  type ListQuery
} from '../domain/challenges/listing';
import type { Fault } from '../domain/errors';
import type { Organisation } from '../domain/organisations/organisation';
import { openLocal } from '../local/gate';
import type { Replica } from '../local/replica';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';
import { mounted } from '../local/mounted';

/** Thrown by `load` when there is no such challenge; the page turns it into a friendly 404. */
export class NotFound extends Error {
  readonly status = 404;
}

/** Thrown by `list` and `load` when neither this phone nor the server could answer. */
export class NoAnswer extends Error {
  readonly status = 503;
}

class Challenges {
  readonly #rows = new Live('challenges', false);
  readonly #cases = new Live('challenge_cases', true);

  /** True once the challenges on this phone have been read and the public ones have been fetched at least once. */
  get ready(): boolean {
    return this.#rows.ready;
  }

  /** Every challenge on this phone, own drafts too, unsent changes applied. */
  get all(): Shown<Challenge>[] {
    return this.#rows.rows;
  }

  find(slugOrId: string): Shown<Challenge> | undefined {
    return this.#rows.get(slugOrId) ?? this.#rows.rows.find((row) => row.slug === slugOrId);
  }

  /** The municipality's side of a challenge, for those who may see it. */
  caseOf(id: string): Shown<ChallengeCase> | undefined {
    return this.#cases.get(id);
  }

  /** @param seenRev the rev of the row the form was filled from, if it has been open for a while */
  save(args: SaveChallenge, seenRev?: number): Promise<Fault[]> {
    return issue('challenges.save', args, seenRev);
  }

  submit(id: string): Promise<Fault[]> {
    return issue('challenges.submit', { id });
  }

  publish(id: string): Promise<Fault[]> {
    return issue('challenges.publish', { id });
  }

  giveBack(id: string, note: string): Promise<Fault[]> {
    return issue('challenges.return', { id, note });
  }

  withdraw(id: string): Promise<Fault[]> {
    return issue('challenges.withdraw', { id });
  }

  remove(id: string): Promise<Fault[]> {
    return issue('challenges.remove', { id });
  }

  /**
   * For a page's `load`: from the replica when it is filled and the page is not being hydrated, else the open API.
   * @throws NoAnswer
   */
  async list(query: ListQuery, fetch: typeof globalThis.fetch): Promise<ChallengeList> {
    const replica = await filledReplica();
    if (replica) {
      const directory = { themes: replica.rows('themes'), organisations: replica.rows('organisations') };
      const list = listChallenges(replica.rows('challenges'), query, directory);
      // Finding and drawing as one task would hold up a slow phone.
      await new Promise((resolve) => setTimeout(resolve));
      return list;
    }
    return (await ask(fetch, writeQuery(query))) as ChallengeList;
  }

  /** As `list`, for one page. @throws NotFound, NoAnswer */
  async load(slug: string, fetch: typeof globalThis.fetch): Promise<ChallengeArticle> {
    const replica = await filledReplica();
    const found =
      replica?.find('challenges', slug) ?? replica?.rows('challenges').find((row) => row.slug === slug);
    if (replica && found) return article(found, replica);
    // The replica may be older than the link that was followed, so the server has the last word.
    return (await ask(fetch, `/${encodeURIComponent(slug)}`)) as ChallengeArticle;
  }
}

const filledReplica = async (): Promise<Replica | null> => {
  if (!mounted()) return null;
  try {
    const { replica } = await openLocal();
    return replica.filled ? replica : null;
  } catch {
    return null;
  }
};

const ask = async (fetch: typeof globalThis.fetch, path: string): Promise<unknown> => {
  const answer = await fetch(`/api/open/v1/challenges${path}`).catch(() => null);
  if (answer?.status === 404) throw new NotFound();
  const body: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  // Junk from a captive portal is no answer.
  if (typeof body !== 'object' || body === null || !('organisations' in body)) throw new NoAnswer();
  return body;
};

/** The challenge with the rows its page refers to: its themes, its unit and the unit's parents. */
const article = (challenge: Challenge, replica: Replica): ChallengeArticle => {
  const themes = [challenge.theme_id, challenge.second_theme_id].flatMap((id) => {
    const theme = id ? replica.find('themes', id) : undefined;
    return theme ? [theme] : [];
  });
  const organisations: Organisation[] = [];
  let unit = replica.find('organisations', challenge.organisation_id);
  while (unit && !organisations.includes(unit)) {
    organisations.push(unit);
    unit = unit.parent_id ? replica.find('organisations', unit.parent_id) : undefined;
  }
  return { challenge, themes, organisations };
};

export const challenges = new Challenges();
