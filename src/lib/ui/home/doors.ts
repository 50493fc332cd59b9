import { m } from '$lib/i18n/paraglide/messages';
import type { IconName } from '../base/icons';

/** Whom a page under `/for/` is for; the words stand in the address. */
export const audiences = ['studenter', 'forskere', 'kommunen'] as const;
export type Audience = (typeof audiences)[number];

/** Asked for at each drawing: the language is the reader's, not the server's. */
export const doors = (): { who: Audience; icon: IconName; title: string; text: string }[] => [
  { who: 'studenter', icon: 'credits', title: m.door_study(), text: m.door_study_text() },
  { who: 'forskere', icon: 'innovation', title: m.door_research(), text: m.door_research_text() },
  { who: 'kommunen', icon: 'municipality', title: m.door_municipality(), text: m.door_municipality_text() }
];
