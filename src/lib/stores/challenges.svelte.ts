import type { Challenge, ChallengeCase } from '../domain/challenges/challenge';
import type { SaveChallenge } from '../domain/challenges/commands';
import type { ChallengeArticle, ChallengeList, ListQuery } from '../domain/challenges/listing';
import type { Fault } from '../domain/errors';
import type { Shown } from '../local/shown';

/** Thrown by `load` when there is no such challenge; the page turns it into a friendly 404. */
export class NotFound extends Error {
  readonly status = 404;
}

class Challenges {
  /** True once the rows on this phone have been read. */
  get ready(): boolean {
    return false;
  }

  /** Every challenge on this phone, own drafts too, unsent changes applied. */
  get all(): Shown<Challenge>[] {
    return [];
  }

  find(_slugOrId: string): Shown<Challenge> | undefined {
    return undefined;
  }

  /** The municipality's side of a challenge, for those who may see it. */
  caseOf(_id: string): Shown<ChallengeCase> | undefined {
    return undefined;
  }

  async save(_args: SaveChallenge): Promise<Fault[]> {
    return [];
  }

  async submit(_id: string): Promise<Fault[]> {
    return [];
  }

  async publish(_id: string): Promise<Fault[]> {
    return [];
  }

  async giveBack(_id: string, _note: string): Promise<Fault[]> {
    return [];
  }

  async withdraw(_id: string): Promise<Fault[]> {
    return [];
  }

  async remove(_id: string): Promise<Fault[]> {
    return [];
  }

  /** For a page's `load`: from the replica when it is filled and the page is not being hydrated, else the open API. */
  async list(query: ListQuery, fetch: typeof globalThis.fetch): Promise<ChallengeList> {
    const { writeQuery } = await import('../domain/challenges/listing');
    const answer = await fetch(`/api/open/v1/challenges${writeQuery(query)}`);
    return (await answer.json()) as ChallengeList;
  }

  /** As `list`, for one page. @throws NotFound */
  async load(slug: string, fetch: typeof globalThis.fetch): Promise<ChallengeArticle> {
    const answer = await fetch(`/api/open/v1/challenges/${encodeURIComponent(slug)}`);
    if (answer.status === 404) throw new NotFound();
    return (await answer.json()) as ChallengeArticle;
  }
}

export const challenges = new Challenges();
