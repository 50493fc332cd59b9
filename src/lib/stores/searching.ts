/**
 * The index of what is published on this phone: made a little at a time while nothing else is to be done, kept in step
 * with the rows, and asked as one types. Fetched after the first paint.
 */
import type { Challenge } from '../domain/challenges/challenge';
import { listChallenges, type ChallengeList } from '../domain/challenges/listing';
import type { Directory } from '../domain/challenges/matching';
import { everything, type ListQuery } from '../domain/challenges/query';
import { challengeDocument } from '../domain/matching/challenge-document';
import { termsIn } from '../domain/matching/challenge-terms';
import { SearchIndex, scan, type Found, type Hit } from '../domain/matching/search/index';
import { openLocal, whenOpen } from '../local/gate';
import type { Replica } from '../local/replica';
import { topics } from './topics.svelte';
import { inTurns } from './turns';

/** By so many titles: an empty field, then four letters of each. */
const rehearsals = 10;

/** So few changed rows are taken in at once, where somebody waits for an answer. */
const few = 20;

const directoryOf = (replica: Replica): Directory => ({
  themes: replica.rows('themes'),
  technologies: replica.rows('technologies'),
  organisations: replica.rows('organisations')
});

class Searching {
  readonly #index = new SearchIndex();
  readonly #taken = new Map<string, Challenge>();
  #replica: Replica | undefined;
  #rows: readonly Challenge[] = [];
  #directory: Directory = { themes: [], technologies: [], organisations: [] };
  #topics: typeof topics.all = [];
  #termsOf = termsIn(this.#directory);
  #waiting: Challenge[] = [];
  #filling: Promise<void> | undefined;
  #last: { text: string; found: Found } | undefined;

  constructor() {
    void whenOpen().then(({ replica }) => (this.#replica = replica));
    // Nobody waits for these: without them the words of topics are missing, and nothing else.
    void topics.load().then((known) => (known.length > 0 ? this.prepare(true) : undefined));
  }

  /** Resolves when all rows are in the index. @param patient works only while the thread has nothing else to do */
  async prepare(patient = false): Promise<void> {
    this.#replica ??= (await openLocal()).replica;
    this.#look(this.#replica);
    this.#filling ??= inTurns((turn) => this.#fill(turn), patient).finally(() => (this.#filling = undefined));
    return this.#filling;
  }

  /** The list for a text that is being typed; null as long as too much is missing from the index and no title has it. */
  list(query: ListQuery): ChallengeList | null {
    if (!this.#replica?.filled) return null;
    const rows = this.#replica.rows('challenges');
    // Who types as soon as the page stands sees titles with these letters; what else is found follows with the index.
    const found = this.found(query.text) ?? scan(rows, query.text);
    if (!found && query.text.trim()) return null;
    return listChallenges(rows, query, directoryOf(this.#replica), found);
  }

  /** Undefined for no words, and as long as too much is missing from the index. */
  found(text: string): Found | undefined {
    const asked = text.trim() && text;
    if (!asked || !this.#replica) return undefined;
    this.#look(this.#replica);
    if (this.#waiting.length > few) return undefined;
    for (let row = this.#waiting.pop(); row; row = this.#waiting.pop()) this.#take(row);
    if (this.#last?.text !== text) this.#last = { text, found: this.#index.find(text) };
    return this.#last.found;
  }

  /** The n that speak most of what is asked for, the best first; none before `prepare`. */
  best(text: string, n: number): Hit[] {
    return text.trim() ? this.#index.search(text, { limit: n }) : [];
  }

  /** Sees what has changed in the rows since they were looked at last: the replica makes new arrays then. */
  #look(replica: Replica): void {
    const directory = directoryOf(replica);
    const rows = replica.rows('challenges');
    const isNamedAnew =
      topics.all !== this.#topics ||
      (Object.keys(directory) as (keyof Directory)[]).some(
        (room) => directory[room] !== this.#directory[room]
      );
    if (rows === this.#rows && !isNamedAnew) return;
    this.#rows = rows;
    this.#directory = directory;
    this.#topics = topics.all;
    this.#termsOf = termsIn(directory, topics.all);
    this.#last = undefined;
    if (isNamedAnew) this.#taken.clear();
    const published = rows.filter(({ state }) => state === 'published');
    this.#waiting = published.filter((row) => this.#taken.get(row.id) !== row);
    const ids = new Set(published.map(({ id }) => id));
    for (const id of this.#index.ids()) {
      if (ids.has(id)) continue;
      this.#taken.delete(id);
      this.#index.remove(id);
    }
  }

  #take(row: Challenge): void {
    this.#index.put(challengeDocument(row, this.#termsOf(row)));
    this.#taken.set(row.id, row);
    this.#last = undefined;
  }

  async #fill(turn: () => Promise<void>): Promise<void> {
    while (this.#waiting.length > 0) {
      await turn();
      const row = this.#waiting.pop();
      if (row) this.#take(row);
    }
  }

  /**
   * Asks as somebody would who types, and throws the answers away: a browser runs code fast that it has run before, and
   * the first letters of a person would pay for that. While the thread has nothing else to do, after `prepare`.
   * @param draw draws an answer where nobody sees it
   */
  async rehearse(draw: (list: ChallengeList) => void): Promise<void> {
    await inTurns(async (turn) => {
      for (const { title } of this.#rows.slice(0, rehearsals))
        for (let letters = 0; letters <= 4; letters += 1) {
          await turn();
          const list = this.list({ ...everything, text: title.slice(0, letters) });
          if (list) draw(list);
        }
    }, true);
  }
}

export const searching = new Searching();
