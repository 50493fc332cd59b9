import type { Challenge } from '../domain/challenges/challenge';
import { isPublic } from '../domain/challenges/rules';
import { documentOf } from '../domain/matching/similar/document';
import type { SearchDocument } from '../domain/matching/search/search-index';
import type { Near } from '../domain/matching/similar/groups';
import { nearTo, suggestionsNearTo, type NearSuggestion } from '../domain/matching/similar/near';
import { SimilarNeeds } from '../domain/matching/similar/similar-needs';
import type { Suggestion } from '../domain/suggestions/suggestion';
import { apart } from '../local/apart';
import { ledger } from '../local/ledger';
import type { Shown } from '../local/shown';
import { challenges } from './challenges.svelte';
import { session } from './session.svelte';
import { inTurns } from './turns';

/**
 * Earlier needs that resemble a text, from what this phone holds. Only published ones are kept, so that nothing of a
 * person's own stays in memory; it is filled in small parts, and only where somebody asks, so it is to be imported late.
 */
class SimilarChallenges {
  readonly #needs = new SimilarNeeds();
  readonly #held = new Map<string, Challenge>();
  #wanted: readonly Challenge[] = [];
  #taken: readonly Challenge[] = [];
  #filling = false;
  #version = $state(0);
  #told = $state(0);

  /** Keeps up with the rows of this phone; to be called in an effect. */
  follow(): void {
    if (challenges.ready) this.#wanted = challenges.all;
    if (this.#wanted !== this.#taken && !this.#filling) void inTurns((turn) => this.#fill(turn), true);
  }

  /**
   * Published needs that resemble a text, the most alike first.
   * @param also such that are not published, of which the reader knows: a coordinator's own queue
   */
  to(text: SearchDocument, also: readonly Shown<Challenge>[] = []): Near[] {
    if (this.#version === 0) return [];
    return nearTo(text, this.#needs, { also, find: (id) => challenges.find(id), now: new Date() });
  }

  /** Suggestions that wait for an answer and resemble a text, the most alike first. @param waiting a coordinator's own */
  suggestionsTo(text: SearchDocument, waiting: readonly Suggestion[]): NearSuggestion[] {
    return this.#version === 0 ? [] : suggestionsNearTo(text, this.#needs, waiting);
  }

  /** Whether the signed-in person has said that these are two needs. */
  areApart(one: string, other: string): boolean {
    return this.#told >= 0 && apart.has(ledger(), session.person?.uid ?? '', one, other);
  }

  tellApart(one: string, other: string): void {
    apart.add(ledger(), session.person?.uid ?? '', one, other);
    this.#told += 1;
  }

  async #fill(turn: () => Promise<void>): Promise<void> {
    this.#filling = true;
    while (this.#taken !== this.#wanted) {
      const rows = this.#wanted;
      await this.#take(rows.filter(isPublic), turn);
      this.#taken = rows;
    }
    this.#filling = false;
    // What is asked for anew is a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
    this.#version += 1;
  }

  async #take(rows: readonly Challenge[], turn: () => Promise<void>): Promise<void> {
    const there = new Set(rows.map(({ id }) => id));
    for (const id of this.#held.keys())
      if (!there.has(id)) {
        this.#needs.remove(id);
        this.#held.delete(id);
      }
    for (const row of rows) {
      if (this.#held.get(row.id) === row) continue;
      await turn();
      this.#needs.put(documentOf(row));
      this.#held.set(row.id, row);
    }
  }
}

export const similar = new SimilarChallenges();
