import { draftOf, titleOf, together, wordsOf, type Shared } from '../domain/challenges/shared';
import type { Fault } from '../domain/errors';
import type { Language } from '../domain/rows';
import { sharedDraft, suggestionDraft } from '../local/draft';
import { ledger } from '../local/ledger';
import { issue } from './live.svelte';
import { session } from './session.svelte';

/** Where the draft of a challenge belongs. */
type Place = { organisation_id: string; partnership_id: string; language: Language };

/** What another app handed to this one, from the moment it came until it is durable as something of the person's own. */
class SharedWords {
  #changes = $state(0);

  get words(): Shared | null {
    return this.#changes >= 0 ? sharedDraft.read(ledger(), session.person?.uid ?? null) : null;
  }

  /** False where the phone cannot keep it. */
  keep(shared: Shared): boolean {
    const kept = sharedDraft.write(ledger(), session.person?.uid ?? null, together(this.words, shared));
    this.#changes += 1;
    return kept;
  }

  forget(): void {
    sharedDraft.clear(ledger());
    this.#changes += 1;
  }

  /** Stores it as the draft of a challenge, and only then forgets it. */
  async toChallenge(shared: Shared, id: string, place: Place): Promise<Fault[]> {
    const faults = await issue('challenges.save', { id, ...place, ...draftOf(shared) });
    if (faults.length === 0) this.forget();
    return faults;
  }

  /** Lays it in the suggestion that this person is writing, after what stands there. */
  toSuggestion(shared: Shared): boolean {
    const uid = session.person?.uid ?? null;
    const begun = suggestionDraft.read(ledger(), uid);
    const blank = { need: '', whom: '', place: '', title: '', partnership_id: '' };
    const need = [begun?.need, wordsOf(shared)].filter(Boolean).join('\n\n');
    const title = begun?.title || titleOf(shared);
    const kept = suggestionDraft.write(ledger(), uid, { ...(begun ?? blank), need, title });
    if (kept) this.forget();
    return kept;
  }
}

export const sharedWords = new SharedWords();
