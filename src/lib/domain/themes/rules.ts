import type { Theme } from './theme';

/**
 * True when a theme or technology can be chosen on that day (`yyyy-mm-dd`, in Norway) in the partnership; equal to
 * `private.term_open` in SQL. One that was chosen before it closed stays.
 */
export const canChoose = (
  term: Pick<Theme, 'partnership_id' | 'valid_from' | 'valid_to'>,
  partnership: string,
  day: string
): boolean =>
  (term.partnership_id === null || term.partnership_id === partnership) &&
  term.valid_from <= day &&
  (term.valid_to === null || term.valid_to >= day);
