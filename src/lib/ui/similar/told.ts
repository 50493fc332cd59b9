import type { Challenge } from '$lib/domain/challenges/challenge';
import type { Suggestion } from '$lib/domain/suggestions/suggestion';
import { m } from '$lib/i18n/paraglide/messages';
import type { Told } from './SideBySide.svelte';

export const toldOf = ({ title, language, today, whom, better }: Challenge): Told => ({
  title,
  language,
  parts: [
    { heading: m.challenge_today(), text: today },
    { heading: m.challenge_whom(), text: whom },
    { heading: m.challenge_better(), text: better }
  ]
});

export const toldOfSuggestion = ({ title, language, need }: Suggestion): Told => ({
  title,
  language,
  parts: [{ heading: m.suggestion_need(), text: need }]
});
