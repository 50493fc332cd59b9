import type { Stamped } from '../rows';

export const roleNames = ['coordinator', 'steering', 'contact', 'leader', 'deputy'] as const;
export type RoleName = (typeof roleNames)[number];

export const roleStates = ['asked', 'given', 'declined', 'withdrawn', 'ended'] as const;
export type RoleState = (typeof roleStates)[number];

/** The story of a right to act for a unit, or in a partnership; the right itself is a unit role or partnership role. */
export type Role = Stamped & {
  person_id: string;
  /** The unit; in a partnership the side: the member that the person speaks for. */
  organisation_id: string | null;
  /** The municipality or university of the unit; null in a partnership. */
  root_id: string | null;
  partnership_id: string | null;
  role: RoleName;
  /** The name the person asked under. */
  name: string;
  /** What they signed in with: the proof of who asks. Empty when somebody has decided. */
  address: string;
  /** Per cent of a position. */
  share: number | null;
  /** The role that the person stands in for. */
  substitute_for: string | null;
  /** The group in which a role in a partnership is held. */
  group_id: string | null;
  state: RoleState;
  /** Why it was declined. */
  reason: string;
  asked_at: string;
  decided_at: string | null;
  ended_at: string | null;
  /** The day in Norway on which it ends by itself. */
  ends_on: string | null;
};
