import type { Challenge, ChallengeCase } from '../domain/challenges/challenge';
import type { SaveChallenge } from '../domain/challenges/commands';
import {
  isWhole,
  listChallenges,
  pageOf,
  pageSize,
  writeQuery,
  type ChallengeArticle,
  type ChallengeList,
  type ListQuery
} from '../domain/challenges/listing';
import type { Fault } from '../domain/errors';
import type { Organisation } from '../domain/organisations/organisation';
import type { Theme } from '../domain/themes/theme';
import { openLocal, startLocal } from '../local/gate';
import type { Phone } from '../local/phone';
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
    const found = await onPhone(async (phone) => {
      if (!phone.replica.filled && isWhole(query)) {
        const page = await phone.newest((query.page - 1) * pageSize, pageSize);
        if (page && page.challenges.length > 0) return pageOf(page.challenges, page.total, query.page, page);
      }
      const replica = await filledReplica();
      if (!replica) return null;
      const directory = { themes: replica.rows('themes'), organisations: replica.rows('organisations') };
      const list = listChallenges(replica.rows('challenges'), query, directory);
      // Finding and drawing as one task would hold up a slow phone.
      await new Promise((resolve) => setTimeout(resolve));
      return list;
    });
    return found ?? ((await ask(fetch, writeQuery(query))) as ChallengeList);
  }

  /** As `list`, for one page. @throws NotFound, NoAnswer */
  async load(slug: string, fetch: typeof globalThis.fetch): Promise<ChallengeArticle> {
    const found = await onPhone(async (phone) => {
      if (!phone.replica.filled) {
        const glance = await phone.one(slug);
        if (glance) return article(glance.challenge, glance);
      }
      const replica = await filledReplica();
      const challenge =
        replica?.find('challenges', slug) ?? replica?.rows('challenges').find((row) => row.slug === slug);
      if (!replica || !challenge) return null;
      return article(challenge, {
        themes: replica.rows('themes'),
        organisations: replica.rows('organisations')
      });
    });
    // The replica may be older than the link that was followed, so the server has the last word.
    return found ?? ((await ask(fetch, `/${encodeURIComponent(slug)}`)) as ChallengeArticle);
  }
}

/** What the phone answers; null while a page is being hydrated, and where the browser has no database. */
const onPhone = async <T>(answer: (phone: Phone) => Promise<T | null>): Promise<T | null> => {
  if (!mounted()) return null;
  try {
    return await answer(await startLocal());
  } catch {
    return null;
  }
};

const filledReplica = async (): Promise<Replica | null> => {
  const { replica } = await openLocal();
  return replica.filled ? replica : null;
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
const article = (
  challenge: Challenge,
  directory: { themes: readonly Theme[]; organisations: readonly Organisation[] }
): ChallengeArticle => {
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

export const challenges = new Challenges();
