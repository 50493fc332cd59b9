import type { Stamped } from '../rows';

export const states = ['sent', 'seen', 'asked', 'accepted', 'declined', 'withdrawn', 'expired'] as const;
export type InterestState = (typeof states)[number];

/** As what the sender wants to take part. */
export const roles = ['student', 'team', 'supervisor', 'phd', 'researcher'] as const;
export type InterestRole = (typeof roles)[number];

/** Why an interest was declined: a person always gets a reason. */
export const reasons = ['full', 'other_profile', 'timing', 'changed_need', 'other'] as const;
export type DeclineReason = (typeof reasons)[number];

/** One person's interest in one challenge. `name` and `message` are what the sender chose to show. */
export type Interest = Stamped & {
  challenge_id: string;
  person_id: string | null;
  role: InterestRole;
  name: string;
  message: string;
  state: InterestState;
  /** The municipality's answer in words. */
  answer: string;
  reason: DeclineReason | null;
  /** The day the next word is promised by: the unit's answer, or the sender's reply while more is asked. */
  answer_by: string;
  sent_at: string;
  seen_at: string | null;
  /** When more was last asked of the sender. */
  asked_at: string | null;
  answered_at: string | null;
  /** When it was closed without an answer. */
  closed_at: string | null;
};

/** True while somebody owes the other a word: the unit its answer, or the sender a reply. */
export const isWaiting = ({ state }: Interest): boolean =>
  state === 'sent' || state === 'seen' || state === 'asked';

/** True as long as the two may still come to work together; one person has one such interest in a challenge. */
export const isLive = (interest: Interest): boolean => isWaiting(interest) || interest.state === 'accepted';
