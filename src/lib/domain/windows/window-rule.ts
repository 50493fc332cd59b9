import type { Kind } from '../challenges/challenge';
import type { Stamped } from '../rows';

/** The semester that a window leads to, of the year it closes in or of the next. */
export const leads = ['spring', 'autumn', 'next_spring', 'next_autumn'] as const;
export type Leads = (typeof leads)[number];

/** When a need must be posted, or something else be done: data that a university edits. */
export type WindowRule = Stamped & {
  /** The university whose rule it is; null is common to all. */
  organisation_id: string | null;
  /** The same in each version of a rule, and in a university's own that takes the place of a general one. */
  key: string;
  name_nb: string;
  name_nn: string;
  name_en: string;
  /** Kinds of challenge that it concerns. */
  kinds: Kind[];
  /** First and last day, each year: `10-01`, or ISO week and weekday: `W38-3`. Null: it counts back from the start of the work. */
  opens: string | null;
  closes: string | null;
  leads_to: Leads | null;
  /** Days before the last day that a need must be posted; without a window, days before the work starts. */
  lead_days: number;
  prepare_nb: string;
  prepare_nn: string;
  prepare_en: string;
  /** It holds for windows that close between these days. */
  valid_from: string;
  valid_to: string | null;
};
