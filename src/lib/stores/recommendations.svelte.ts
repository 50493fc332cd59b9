import type { Challenge } from '../domain/challenges/challenge';
import type { Fault } from '../domain/errors';
import {
  fit,
  fitContext,
  fitProfile,
  isUnknown,
  ranked,
  recommend,
  textFits,
  wordsOf,
  worldOf,
  type Fit,
  type Suggestion,
  type TextFit,
  type TextHit
} from '../domain/matching/fit';
import { newId } from '../domain/new-id';
import { osloDay } from '../domain/oslo-day';
import type { Recommend } from '../domain/profiles/commands';
import type { Dismissal, DismissalReason } from '../domain/recommendations/dismissal';
import type { Shown } from '../local/shown';
import { challenges } from './challenges.svelte';
import { directory } from './directory.svelte';
import { fields } from './fields.svelte';
import { interests } from './interests.svelte';
import { issue, Live } from './live.svelte';
import { profiles } from './profiles.svelte';

/** What suits the signed-in person, worked out on this phone from what it holds; nobody else is told. */
class Recommendations {
  readonly #dismissals = new Live('dismissals', true);
  readonly #world = $derived(worldOf({ ...fields.terms, organisations: directory.organisations }));
  readonly #profile = $derived(profiles.own && fitProfile(profiles.own, profiles.affiliations));
  readonly #interested = $derived(
    interests.all.filter((row) => row.person_id === profiles.own?.id).map((row) => row.challenge_id)
  );
  readonly #own = $derived(
    challenges.all
      .filter(
        ({ id, organisation_id }) =>
          [challenges.caseOf(id)?.author_id, challenges.caseOf(id)?.contact_id].includes(profiles.own?.id) ||
          profiles.unitRoles.some((role) => role.organisation_id === organisation_id)
      )
      .map(({ id }) => id)
  );
  #text = $state.raw<ReadonlyMap<string, TextFit>>();
  readonly #context = $derived(
    fitContext({
      world: this.#world,
      day: osloDay(new Date()),
      person: profiles.own?.id ?? '',
      challenges: challenges.all,
      dismissals: this.#dismissals.rows,
      interested: this.#interested,
      own: this.#own,
      text: this.#text
    })
  );

  get ready(): boolean {
    return this.#profile !== undefined && challenges.ready && fields.ready && this.#dismissals.ready;
  }

  /** A profile that was pulled by an older build says nothing of it. */
  get on(): boolean {
    return profiles.own?.recommendations_on !== false;
  }

  /** Slugs of the municipalities where the person can be. */
  get places(): readonly string[] {
    return this.#profile?.place_keys ?? [];
  }

  /** True when nothing has been said that a suggestion could be made from. */
  get unknown(): boolean {
    return this.#profile === undefined || isUnknown(this.#profile);
  }

  /** What was put away, the last first. */
  get dismissed(): Shown<Dismissal>[] {
    return [...this.#dismissals.rows].sort((a, b) => b.dismissed_at.localeCompare(a.dismissed_at));
  }

  dismissalOf(challengeId: string): Shown<Dismissal> | undefined {
    return this.#dismissals.rows.find((row) => row.challenge_id === challengeId);
  }

  /** What the person works on, in words to search by; empty where there is nothing to search for. */
  get words(): string {
    return this.#profile ? wordsOf(this.#profile, fields.terms, profiles.own?.language ?? 'nb') : '';
  }

  /** How well their words meet those of challenges, from whoever searches; without it only what was chosen counts. */
  meet(hits: readonly TextHit[]): void {
    this.#text = textFits(hits);
  }

  /** The n to show now, the best first. */
  suggest(n: number): Suggestion<Shown<Challenge>>[] {
    return this.#profile ? recommend(this.#profile, challenges.all, this.#context, n) : [];
  }

  /** All that are worth suggesting, the best first. */
  all(): Suggestion<Shown<Challenge>>[] {
    return this.#profile ? ranked(this.#profile, challenges.all, this.#context) : [];
  }

  fitOf(challenge: Challenge): Fit | undefined {
    return this.#profile && fit(this.#profile, challenge, this.#context);
  }

  dismiss(challengeId: string, reason: DismissalReason): Promise<Fault[]> {
    return issue('dismissals.add', { id: newId(), challenge_id: challengeId, reason });
  }

  async undo(challengeId: string): Promise<Fault[]> {
    const row = this.dismissalOf(challengeId);
    return row ? issue('dismissals.remove', { id: row.id, challenge_id: challengeId }) : [];
  }

  async choose(patch: Omit<Recommend, 'id'>): Promise<Fault[]> {
    const id = profiles.own?.id;
    return id ? issue('profiles.recommend', { id, ...patch }) : [];
  }
}

export const recommendations = new Recommendations();
