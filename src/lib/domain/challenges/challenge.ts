import type { Language, Stamped } from '../rows';

export const states = ['draft', 'submitted', 'returned', 'published', 'withdrawn'] as const;
export type ChallengeState = (typeof states)[number];

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
};

/** The municipality's own side of a challenge: who wrote it, who answers, what the coordinator said. Same id as the challenge. */
export type ChallengeCase = Stamped & {
  author_id: string | null;
  contact_id: string | null;
  /** The coordinator's note when it was returned. */
  note: string;
  submitted_at: string | null;
};
