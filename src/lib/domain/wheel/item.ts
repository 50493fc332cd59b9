import type { Audience } from '../meetings/meeting';
import type { Language, Stamped } from '../rows';

/** What something in the wheel is: its shape and its colour (R07, R58). */
export const wheelKinds = [
  'gathering',
  'talk',
  'workshop',
  'steering',
  'event',
  'research_days',
  'deadline',
  'semester',
  'exam'
] as const;
export type WheelKind = (typeof wheelKinds)[number];

/** What coordinators put into the year beside the meetings (R61). Days in Norway; public. */
export type WheelItem = Stamped & {
  partnership_id: string;
  /** The side it belongs to; null: the whole partnership's. */
  organisation_id: string | null;
  kind: WheelKind;
  language: Language;
  title: string;
  starts_on: string;
  /** Null: one day. */
  ends_on: string | null;
  tentative: boolean;
  audiences: Audience[];
  theme_ids: string[];
  link: string | null;
  /** Marked "eksempel": demo content. */
  is_example: boolean;
};

/** The first and the last day that an item may have, and how long it may be (days after the first). */
export const firstDay = '2020-01-01';
export const lastDay = '2100-12-31';
export const longest = 366;

export const mostThemes = 5;
