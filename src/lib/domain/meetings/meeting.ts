import type { Language, Stamped } from '../rows';

export const states = ['draft', 'tentative', 'confirmed', 'cancelled', 'held'] as const;
export type MeetingState = (typeof states)[number];

/** R58: what kind of meeting it is. */
export const kinds = [
  'guest_lecture',
  'field_visit',
  'gathering',
  'dissemination',
  'work_meeting',
  'workshop',
  'breakfast',
  'conference',
  'research_days'
] as const;
export type MeetingKind = (typeof kinds)[number];

/** R58: in the municipality, at the university, or for anyone. */
export const reaches = ['internal', 'university', 'external'] as const;
export type Reach = (typeof reaches)[number];

/** R55: whom it is for, and as what somebody comes. */
export const audiences = ['researcher', 'phd', 'student', 'municipal_staff', 'external'] as const;
export type Audience = (typeof audiences)[number];

/** How long before the start those who have a seat are reminded. */
export const reminders = ['week', 'day', 'hours'] as const;
export type Reminder = (typeof reminders)[number];

export const modes = ['physical', 'digital', 'both'] as const;
export type Mode = (typeof modes)[number];

/** A meeting place as anyone may read it once it is shown: no column of this row is personal data. */
export type Meeting = Stamped & {
  partnership_id: string;
  /** The unit, municipality or university that hosts it. */
  organisation_id: string;
  /** Others of the partnership that host it with the same rights. */
  co_host_ids: string[];
  /** Organisations outside the partnership that it is held with. */
  partners: string;
  /** The first of its series; null where it stands alone. */
  series_id: string | null;
  /** RRULE of RFC 5545. */
  series_rule: string;
  /** URL name, given by the server when it is first shown; null on a draft. */
  slug: string | null;
  state: MeetingState;
  language: Language;
  kind: MeetingKind | null;
  reach: Reach;
  audiences: Audience[];
  title: string;
  about: string;
  agenda: string;
  /** Roles, never names. */
  speakers: string;
  mode: Mode;
  address: string;
  room: string;
  /** Null: not said. */
  step_free: boolean | null;
  hearing_loop: boolean | null;
  access_notes: string;
  /** When those who have a seat are reminded. */
  reminders: Reminder[];
  challenge_ids: string[];
  theme_ids: string[];
  /** Instants; of another form on a phone that waits than from the server, so never compared as text. */
  starts_at: string | null;
  ends_at: string | null;
  /** Whether one registers, or just comes. */
  registers: boolean;
  opens_at: string | null;
  closes_at: string | null;
  /** Seats in all; null: as many as come. */
  capacity: number | null;
  /** Seats for each audience that has a limit of its own. */
  capacities: Partial<Record<Audience, number>>;
  questions: string[];
  /** Seats taken or offered, and waited for, by the server's count. */
  taken: number;
  waiting: number;
  /** The numbers of those who wait, in order: whoever waits finds their own. */
  line: number[];
  /** Changes that a calendar must learn of. */
  sequence: number;
  /** What came of it, in the words of its hosts. */
  summary: string;
  /** At least so many have shown interest in the challenges that came up there, by the server's count; 0: too few to tell. */
  interested: number;
  moved_from: string | null;
  /** Why it was last moved, or cancelled. */
  reason: string;
  published_at: string | null;
  /** Marked "eksempel": demo content. */
  is_example: boolean;
};
