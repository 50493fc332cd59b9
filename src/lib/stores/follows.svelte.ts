import { publicStates, type Challenge } from '../domain/challenges/challenge';
import { newestFirst } from '../domain/challenges/listing';
import type { Fault } from '../domain/errors';
import { mostFollows, type Follow, type Followed } from '../domain/follows/follow';
import { matcher } from '../domain/follows/matching';
import { textSearch } from '../domain/follows/text';
import { newId } from '../domain/new-id';
import type { Shown } from '../local/shown';
import { challenges } from './challenges.svelte';
import { directory } from './directory.svelte';
import { issue, Live } from './live.svelte';
import { terms } from './terms.svelte';
import { topics } from './topics.svelte';

const isPublic = ({ state }: Challenge): boolean => (publicStates as readonly string[]).includes(state);

/** What the signed-in person follows, and what was found in it. */
class Follows {
  readonly #rows = new Live('follows', true);
  readonly #belongs = $derived.by(() => {
    const { themes, organisations } = directory;
    const known = { themes, organisations, technologies: terms.technologies };
    return matcher(known, textSearch(challenges.all, known, topics.all));
  });

  constructor() {
    // Nobody waits for these: without them the words of topics are missing, and nothing else.
    void topics.load();
  }

  get ready(): boolean {
    return this.#rows.ready;
  }

  /** The newest first. */
  get all(): Shown<Follow>[] {
    return [...this.#rows.rows].sort((a, b) => b.followed_at.localeCompare(a.followed_at));
  }

  of({ kind, subject }: Followed): Shown<Follow> | undefined {
    return this.#rows.rows.find((row) => row.kind === kind && row.subject === subject);
  }

  /** What was published in the days before `now` and belongs to what is followed, the newest first. */
  found(followed: Followed, days: number, now: Date): Challenge[] {
    const since = new Date(now.getTime() - days * 86_400_000).toISOString();
    const belongs = this.#belongs(followed);
    return challenges.all
      .filter((row) => isPublic(row) && (row.published_at ?? '') >= since && belongs(row))
      .sort(newestFirst);
  }

  /** The follows that a challenge belongs to. */
  leadingTo(challenge: Challenge): Shown<Follow>[] {
    return this.all.filter((row) => this.#belongs(row)(challenge));
  }

  /** @returns `too_many` where there is no room for more */
  async add({ kind, subject }: Followed): Promise<Fault[]> {
    if (!this.of({ kind, subject }) && this.#rows.rows.length >= mostFollows) return [{ code: 'too_many' }];
    return issue('follows.add', { id: newId(), kind, subject });
  }

  pause({ id, kind, subject }: Follow, paused: boolean): Promise<Fault[]> {
    return issue('follows.pause', { id, kind, subject, paused });
  }

  remove({ id, kind, subject }: Follow): Promise<Fault[]> {
    return issue('follows.remove', { id, kind, subject });
  }

  /** Follows again what was let go of just now, as it was. */
  async restore({ kind, subject, paused }: Follow): Promise<Fault[]> {
    const id = newId();
    const faults = await issue('follows.add', { id, kind, subject });
    return faults.length > 0 || !paused ? faults : issue('follows.pause', { id, kind, subject, paused });
  }
}

export const follows = new Follows();
