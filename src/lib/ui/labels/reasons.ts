import type { Reason, Terms } from '$lib/domain/profiles/wishes';
import { onePerKey } from '$lib/domain/themes/rules';
import { nameOf } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';
import { because } from './because';

type Register = 'research_field' | 'service_area' | 'theme';

/** The name of a term by its key; the key itself where the term is not on this phone. */
export const termName = (of: Register, key: string, terms: Terms): string => {
  const rows = {
    research_field: terms.research_fields,
    service_area: terms.service_areas,
    theme: terms.themes
  };
  const term = onePerKey(rows[of]).find((row) => row.key === key);
  return term ? nameOf(term) : key;
};

/** What a group of needs is met by, as its heading. */
export const reasonText = ({ by, key }: Reason, terms: Terms): string => {
  const name = termName(by, key, terms);
  return because(by === 'theme' ? m.because_theme({ name }) : m.because_research_field({ name }));
};
