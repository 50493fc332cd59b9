import type { Challenge } from '$lib/domain/challenges/challenge';
import { isOurs } from '$lib/domain/interests/answering';
import type { Interest } from '$lib/domain/interests/interest';
import type { Language } from '$lib/domain/rows';
import { challenges } from '$lib/stores/challenges.svelte';
import { directory } from '$lib/stores/directory.svelte';
import { interests } from '$lib/stores/interests.svelte';
import { profiles } from '$lib/stores/profiles.svelte';
import { session } from '$lib/stores/session.svelte';

/** What this person wrote or answers for. Read it where it may change; so the others here. */
export const ownChallenges = () => {
  const uid = session.person?.uid;
  const units = new Set(profiles.unitRoles.map((role) => role.organisation_id));
  return challenges.all.filter((challenge) => {
    const facts = challenges.caseOf(challenge.id);
    return (
      units.has(challenge.organisation_id) ||
      (facts !== undefined && (facts.author_id === uid || facts.contact_id === uid))
    );
  });
};

/** Others' interest in these challenges. */
export const incomingTo = (own: readonly Challenge[]) => {
  const ids = new Set(own.map(({ id }) => id));
  return interests.all.filter(
    (interest) => interest.person_id !== session.person?.uid && ids.has(interest.challenge_id)
  );
};

/** How many wait for an answer to one challenge, and how many have a yes. */
export const countsOf = (challenge: string): { waiting: number; accepted: number; interested: number } => {
  const rows: Interest[] = interests.of(challenge);
  return {
    waiting: rows.filter(isOurs).length,
    accepted: rows.filter(({ state }) => state === 'accepted').length,
    interested: rows.length
  };
};

/** Who signs an answer, in the language it is written in: the role that answers, and its unit. */
export const signOf =
  (challenge: Challenge | undefined) =>
  (language: Language): string => {
    const unit = directory.organisations.find(({ id }) => id === challenge?.organisation_id);
    const name = unit && (unit[`name_${language}`] || unit.name_nb);
    return [challenge?.contact_role.trim(), name].filter(Boolean).join(', ');
  };

export const themeKeyOf = (challenge: Challenge): string =>
  directory.themes.find((theme) => theme.id === challenge.theme_id)?.key ?? '';
