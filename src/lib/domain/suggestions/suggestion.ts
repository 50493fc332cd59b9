import type { Language, Stamped } from '../rows';

export const states = ['received', 'taken', 'declined', 'withdrawn'] as const;
export type SuggestionState = (typeof states)[number];

/** Why a suggestion was not taken up: a person always gets a reason. */
export const reasons = ['known', 'elsewhere', 'too_wide', 'unclear', 'other'] as const;
export type SuggestionReason = (typeof reasons)[number];

/** A need that somebody suggests to a partnership (R06). Read by the sender and the coordinators. */
export type Suggestion = Stamped & {
  partnership_id: string;
  person_id: string | null;
  title: string;
  need: string;
  language: Language;
  state: SuggestionState;
  reason: SuggestionReason | null;
  /** The coordinator's answer in words. */
  answer: string;
  /** The challenge it became; null when that draft was thrown away. */
  challenge_id: string | null;
  sent_at: string;
  answered_at: string | null;
};
