import type { Fault } from '../domain/errors';
import { newId } from '../domain/new-id';
import type { Suggestion, SuggestionReason } from '../domain/suggestions/suggestion';
import type { ArgsOf } from '../domain/registry';
import { suggestionDraft, type SuggestionDraft } from '../local/draft';
import { ledger } from '../local/ledger';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';
import { session } from './session.svelte';

class Suggestions {
  readonly #rows = new Live('suggestions', true);

  get ready(): boolean {
    return this.#rows.ready;
  }

  /** Own suggestions, and those to the partnerships that this person coordinates. */
  get all(): Shown<Suggestion>[] {
    return this.#rows.rows;
  }

  /** What the signed-in person has suggested, the newest first. */
  get mine(): Shown<Suggestion>[] {
    return this.all
      .filter((row) => row.person_id === session.person?.uid)
      .sort((a, b) => b.sent_at.localeCompare(a.sent_at));
  }

  find(id: string): Shown<Suggestion> | undefined {
    return this.#rows.get(id);
  }

  /** What is being written on this phone by the one who reads it. */
  kept(): SuggestionDraft | null {
    return suggestionDraft.read(ledger(), session.person?.uid ?? null);
  }

  /** False where the phone cannot keep it. */
  keep(draft: SuggestionDraft): boolean {
    return suggestionDraft.write(ledger(), session.person?.uid ?? null, draft);
  }

  /** Sends it, and forgets the draft once it is stored. */
  async send(args: ArgsOf<'suggestions.send'>): Promise<Fault[]> {
    const faults = await issue('suggestions.send', args);
    if (faults.length === 0) suggestionDraft.clear(ledger());
    return faults;
  }

  withdraw(id: string): Promise<Fault[]> {
    return issue('suggestions.withdraw', { id });
  }

  decline(id: string, reason: SuggestionReason, answer: string): Promise<Fault[]> {
    return issue('suggestions.decline', { id, reason, answer });
  }

  /** It becomes a draft of the leader of that unit. */
  take(id: string, organisation_id: string, answer: string): Promise<Fault[]> {
    return issue('suggestions.take', { id, organisation_id, challenge_id: newId(), answer });
  }
}

export const suggestions = new Suggestions();
