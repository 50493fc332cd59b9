import type { Challenge, ChallengeCase } from '../domain/challenges/challenge';
import type { SaveChallenge } from '../domain/challenges/commands';
import type { ChallengeArticle, ChallengeList } from '../domain/challenges/listing';
import { writeQuery, type ListQuery } from '../domain/challenges/query';
import type { Fault } from '../domain/errors';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';
import type * as Reading from './reading';
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

  /** True while a page that the server has drawn is being taken over. */
  get hydrating(): boolean {
    return !mounted();
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
   * For a page's `load`: from the phone when it holds the list and the page is not being hydrated, else the open API.
   * @throws NoAnswer
   */
  async list(query: ListQuery, fetch: typeof globalThis.fetch): Promise<ChallengeList> {
    const found = await onPhone(({ listOf }) => listOf(query, !this.ready));
    return found ?? ((await ask(fetch, `cards${writeQuery(query)}`)) as ChallengeList);
  }

  /** As `list`, for one page. @throws NotFound, NoAnswer */
  async load(slug: string, fetch: typeof globalThis.fetch): Promise<ChallengeArticle> {
    const found = await onPhone(({ articleOf }) => articleOf(slug, !this.ready));
    // The replica may be older than the link that was followed, so the server has the last word.
    return found ?? ((await ask(fetch, `challenges/${encodeURIComponent(slug)}`)) as ChallengeArticle);
  }
}

/** What the phone answers; null while a page is being hydrated, and where the browser has no database. */
const onPhone = async <T>(answer: (reading: typeof Reading) => Promise<T | null>): Promise<T | null> => {
  if (!mounted()) return null;
  try {
    return await answer(await import('./reading'));
  } catch {
    return null;
  }
};

const ask = async (fetch: typeof globalThis.fetch, path: string): Promise<unknown> => {
  const answer = await fetch(`/api/open/v1/${path}`).catch(() => null);
  if (answer?.status === 404) throw new NotFound();
  const body: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  // Junk from a captive portal is no answer.
  if (typeof body !== 'object' || body === null || !('organisations' in body)) throw new NoAnswer();
  return body;
};

export const challenges = new Challenges();
