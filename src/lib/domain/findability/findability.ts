import { givenTo, wordings, type Consent } from '../consents/consent';
import type { Stamped } from '../rows';

/** Whether a name is shown, and how much of it. */
export const nameShown = ['none', 'first', 'full'] as const;
export type NameShown = (typeof nameShown)[number];

/** Parts of the profile, each shown by its own choice. */
export const shownParts = [
  'level',
  'discipline',
  'themes',
  'kinds',
  'research_fields',
  'service_areas',
  'semesters'
] as const;
export type ShownPart = (typeof shownParts)[number];

/** What somebody works in. */
export const workLanguages = ['norwegian', 'english', 'sami'] as const;
export type WorkLanguage = (typeof workLanguages)[number];

/** How much time somebody has: some hours a week, a day or two, most of it. */
export const capacities = ['hours', 'days', 'most'] as const;
export type Capacity = (typeof capacities)[number];

/** So many signs a wish may have. */
export const wishLength = 400;

/**
 * What a person lets those see who look for somebody for a challenge; the id is the person's. Their own row: it says
 * nothing to anybody as long as there is no yes to it (`findable` in consents).
 */
export type Findability = Stamped & {
  /** Where: nobody elsewhere sees them. */
  partnership_ids: string[];
  name_shown: NameShown;
  parts: ShownPart[];
  /** What they look for, in their own words; no e-mail address and no telephone number. */
  wish: string;
  languages: WorkLanguage[];
  capacity: Capacity | null;
  /** The last day on which they are shown, in Europe/Oslo. */
  ends_on: string;
};

/** What one who has chosen nothing yet shows: nothing. */
export const showsNothing: Omit<Findability, keyof Stamped> = {
  partnership_ids: [],
  name_shown: 'none',
  parts: [],
  wish: '',
  languages: [],
  capacity: null,
  ends_on: ''
};

/** The yes to being shown that holds, or none: one to an older text is none. */
export const yesTo = <Row extends Consent>(consents: Iterable<Row>): Row | undefined => {
  const given = givenTo(consents, 'findable');
  return given && given.wording >= wordings.findable ? given : undefined;
};

/** For how long somebody can choose to be shown. */
export const monthsShown = [3, 6, 12] as const;
export type MonthsShown = (typeof monthsShown)[number];

/** The last day, so many months from a day. @param today in Europe/Oslo, as `2026-11-26` */
export const endAfter = (today: string, months: MonthsShown): string => {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
};
