import type { Stamped } from '../rows';

export const states = ['sent', 'accepted', 'declined', 'withdrawn'] as const;
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
  /** The day the answer is promised by. */
  answer_by: string;
  sent_at: string;
  answered_at: string | null;
};
