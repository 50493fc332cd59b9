import type { Theme } from './theme';

/**
 * The terms that can be chosen on that day (`yyyy-mm-dd`, in Norway) in the partnership: its own, and common ones that
 * it has not made its own; equal to `private.term_open` in SQL. One that was chosen before it closed stays.
 */
export const choosable = <Term extends Pick<Theme, 'partnership_id' | 'key' | 'valid_from' | 'valid_to'>>(
  terms: readonly Term[],
  partnership: string,
  day: string
): Term[] => {
  const own = new Set(terms.filter((term) => term.partnership_id === partnership).map(({ key }) => key));
  return terms.filter(
    (term) =>
      (term.partnership_id === partnership || (term.partnership_id === null && !own.has(term.key))) &&
      term.valid_from <= day &&
      (term.valid_to === null || term.valid_to >= day)
  );
};

/**
 * One theme for each key, in the order given, one that has no last day before one that has: what a filter offers, since
 * a key asks for the themes of every partnership that carry it.
 */
export const onePerKey = <Term extends Pick<Theme, 'key' | 'valid_to'>>(terms: readonly Term[]): Term[] => {
  const chosen = new Map<string, Term>();
  for (const term of terms) {
    const known = chosen.get(term.key);
    if (!known || (known.valid_to !== null && term.valid_to === null)) chosen.set(term.key, term);
  }
  return [...chosen.values()];
};
