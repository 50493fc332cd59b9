/**
 * Why a challenge fits somebody, what speaks against it, and what shuts it out. All of it is data: a code of a closed
 * list and what it was made from, so that every screen says it in the reader's language and a test can take the cause
 * away again.
 */

/** What each reason is worth when one value is met; no difference below the least of them ever turns an order. */
export const weights = {
  research_field: 8,
  service_area: 6,
  topic: 6,
  theme: 6,
  /** At most: the share of it is how well the words meet. */
  words: 6,
  kind: 5,
  discipline: 4,
  place: 3,
  level: 2,
  semester: 2,
  language: 2
} as const;
export type ReasonCode = keyof typeof weights;

/** What speaks against; never enough to shut anything out. */
export const burdens = {
  deadline: 1,
  other_kind: 2,
  other_discipline: 2,
  other_semester: 2,
  other_language: 2,
  other_place: 3,
  dismissed_field: 3,
  dismissed_theme: 3,
  dismissed_semester: 3,
  dismissed_place: 3
} as const;
export type AgainstCode = keyof typeof burdens;

/** Shown though nothing that was chosen speaks for it, and said so: a start, or something else than usual. */
export type OtherCode = 'start' | 'explore';

/** @property values keys of terms, choices of closed lists, words, or a number of days, as the code says */
export type Reason<Code extends string = ReasonCode> = {
  code: Code;
  values: readonly string[];
  weight: number;
};
export type Against = Reason<AgainstCode>;

/** Rules that nothing outweighs. */
export const rules = [
  'not_open',
  'own',
  'interested',
  'dismissed',
  'wrong_level',
  'wrong_kind',
  'wrong_language',
  'no_capacity'
] as const;
export type Rule = (typeof rules)[number];

/** Suits, but is not enough alone to be suggested by. */
const onlySuits: readonly ReasonCode[] = ['level', 'semester', 'place', 'language'];

/** True when something that was chosen, studied or written is met. */
export const isSubstantial = ({ code }: Reason): boolean => !onlySuits.includes(code);

/** More values of one kind add, each a quarter, up to half as much again. */
const grown = (weight: number, count: number): number => weight * Math.min(1 + (count - 1) / 4, 1.5);

/** Adds the reason that these values are, or none where there are none. Pushed, not spread: thousands are made at once. */
export const note = (to: Reason[], code: ReasonCode, values: readonly string[], share = 1): void => {
  if (values.length === 0) return;
  const count = code === 'words' ? 1 : values.length;
  to.push({ code, values, weight: grown(weights[code], count) * share });
};

/** As `note`, of what speaks against. @param times how often it was said */
export const noteAgainst = (to: Against[], code: AgainstCode, values: readonly string[], times = 1): void => {
  if (values.length > 0) to.push({ code, values, weight: grown(burdens[code], times) });
};

const order = [...Object.keys(weights), ...Object.keys(burdens)];

/** The heaviest first; equals in the order of the lists above, whatever order they were found in. */
export const heaviestFirst = <Code extends string>(reasons: Reason<Code>[]): Reason<Code>[] =>
  reasons.length < 2
    ? reasons
    : reasons.sort((a, b) => b.weight - a.weight || order.indexOf(a.code) - order.indexOf(b.code));

export const total = (reasons: readonly { weight: number }[]): number =>
  reasons.reduce((sum, { weight }) => sum + weight, 0);
