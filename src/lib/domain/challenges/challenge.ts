import type { Language, Stamped } from '../rows';
import type {
  asks,
  citizenRoles,
  collaborationLevels,
  disciplines,
  drivers,
  effects,
  goals,
  levels,
  problemTypes
} from './choices';

export const states = [
  'draft',
  'submitted',
  'returned',
  'published',
  'paused',
  'withdrawn',
  'expired',
  'matched',
  'in_progress',
  'completed'
] as const;
export type ChallengeState = (typeof states)[number];

/** Anyone reads a challenge from its publishing until it is withdrawn. Equal to `private.is_public` in SQL. */
export const publicStates = [
  'published',
  'paused',
  'expired',
  'matched',
  'in_progress',
  'completed'
] as const satisfies ChallengeState[];

/** R10, R56: the kinds of collaboration a challenge can ask for. */
export const kinds = [
  'bachelor',
  'master',
  'eit',
  'placement',
  'phd',
  'public_phd',
  'research_project',
  'continuing_education',
  'guest_lecture',
  'shared_position',
  'project_position'
] as const;
export type Kind = (typeof kinds)[number];

/** What the one who takes it on gets from the municipality. */
export const gains = ['contact', 'data', 'place', 'credits', 'money'] as const;
export type Gain = (typeof gains)[number];

/** A challenge as anyone may read it once published: no column of this row is personal data (R21). */
export type Challenge = Stamped & {
  partnership_id: string;
  /** The unit that owns the need. */
  organisation_id: string;
  /** URL name, given by the server when it is first submitted; null on a draft. */
  slug: string | null;
  state: ChallengeState;
  language: Language;
  title: string;
  /** What is hard today. */
  today: string;
  /** For whom. */
  whom: string;
  /** What would be better. */
  better: string;
  theme_id: string | null;
  second_theme_id: string | null;
  kinds: Kind[];
  gains: Gain[];
  /** What is required of the one who takes it on. */
  requires: string;
  /** The named role that answers, never a person's name or address. */
  contact_role: string;
  place: string;
  starts_on: string | null;
  ends_on: string | null;
  /** Last day to send interest, in Europe/Oslo. */
  apply_by: string | null;
  /** Days within which an interest is answered. */
  answer_days: number;
  /** Marked "eksempel": demo content. */
  is_example: boolean;
  published_at: string | null;
  asks_for: (typeof asks)[number][];
  /** Other units that take part. */
  other_unit_ids: string[];
  disciplines: (typeof disciplines)[number][];
  levels: (typeof levels)[number][];
  problem_type: (typeof problemTypes)[number] | null;
  citizen_role: (typeof citizenRoles)[number] | null;
  /** R08: the leader role that is accountable, never a name. */
  accountable_role: string;
  collaboration_level: (typeof collaborationLevels)[number] | null;
  drivers: (typeof drivers)[number][];
  /** R24: the plan, white paper or decision it follows from. */
  policy_reference: string;
  expected_effects: (typeof effects)[number][];
  expected_effect: string;
  seen_effects: (typeof effects)[number][];
  seen_effect: string;
  goals: (typeof goals)[number][];
  technology_ids: string[];
  /** Topics of an official list, by key. */
  topic_keys: string[];
  /** R41: data that there are or that are needed. */
  data_field: string;
  /** R43: the municipal service area, and the field of research that it meets. */
  service_area_id: string | null;
  research_field_id: string | null;
  /** R78: strategic importance, 1–5. */
  importance: number | null;
  municipality_commits: string;
  university_commits: string;
  /** Where it is posted already; each link once. */
  source_url: string | null;
};

/** The municipality's own side of a challenge: who wrote it, who answers, what the coordinator said. Same id as the challenge. */
export type ChallengeCase = Stamped & {
  author_id: string | null;
  contact_id: string | null;
  /** The coordinator's note when it was returned. */
  note: string;
  submitted_at: string | null;
};

/** As what somebody took a step: never a person. `clock` is the job that expires what nobody resumed. */
export const eventActors = ['author', 'contact', 'leader', 'deputy', 'coordinator', 'clock'] as const;

/** One step of a challenge's timeline. */
export type ChallengeEvent = Stamped & {
  challenge_id: string;
  /** Place in the timeline, from 1. */
  step: number;
  from_state: string;
  to_state: string;
  actor: (typeof eventActors)[number];
  at: string;
  reason: string;
  /** A step after the publishing (`published_at` tells of that one), as long as the challenge is not withdrawn. */
  is_public: boolean;
};
