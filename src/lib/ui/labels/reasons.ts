import type { Reason, Terms } from '$lib/domain/profiles/wishes';
import { onePerKey } from '$lib/domain/themes/rules';
import { nameOf } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';

/** What a group of needs is met by, as a sentence; the key itself where the term is not on this phone. */
export const reasonText = ({ by, key }: Reason, terms: Terms): string => {
  const rows = by === 'theme' ? terms.themes : terms.research_fields;
  const term = onePerKey(rows).find((row) => row.key === key);
  const name = term ? nameOf(term) : key;
  return by === 'theme' ? m.because_theme({ name }) : m.because_research_field({ name });
};
