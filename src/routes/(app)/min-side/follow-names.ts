import type { Followed } from '$lib/domain/follows/follow';
import { m } from '$lib/i18n/paraglide/messages';
import { challenges } from '$lib/stores/challenges.svelte';
import { directory } from '$lib/stores/directory.svelte';
import { terms } from '$lib/stores/terms.svelte';
import { followName } from '$lib/ui/follows/names';

/** What is followed, in words, by the rows of this phone. */
export const nameOfFollow = (followed: Followed): string => {
  const { themes, organisations, partnerships } = directory;
  const challenge = followed.kind === 'challenge' ? challenges.find(followed.subject) : undefined;
  return (
    followName(
      followed,
      { themes, organisations, partnerships, technologies: terms.technologies },
      challenge
    ) || m.follows_missing()
  );
};
