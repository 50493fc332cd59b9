import type { Reason, Terms } from '$lib/domain/profiles/wishes';
import { onePerKey } from '$lib/domain/themes/rules';
import { nameOf } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';
import { kindLabels } from './kinds';

/** The name of what a reason is made from; the key itself where the term is not on this phone. */
export const reasonName = ({ by, key }: Reason, terms: Terms): string => {
  if (by === 'kind') return Object.entries(kindLabels).find(([kind]) => kind === key)?.[1]() ?? key;
  const rows = {
    research_field: terms.research_fields,
    service_area: terms.service_areas,
    theme: terms.themes
  };
  const term = onePerKey(rows[by]).find((row) => row.key === key);
  return term ? nameOf(term) : key;
};

const sentences: Record<Reason['by'], (inputs: { name: string }) => string> = {
  research_field: m.because_research_field,
  service_area: m.because_service_area,
  theme: m.because_theme,
  kind: m.because_kind
};

/** Why a challenge fits, as a sentence. */
export const reasonText = (reason: Reason, terms: Terms): string =>
  sentences[reason.by]({ name: reasonName(reason, terms) });

/** Why, in one line: what somebody works on by itself, else all that they chose and that is met. */
export const reasonsText = (reasons: readonly Reason[], terms: Terms): string => {
  const [first, ...more] = reasons;
  if (!first) return '';
  const isChoice = first.by === 'theme' || first.by === 'kind';
  if (!isChoice || more.length === 0) return reasonText(first, terms);
  return m.because_chosen({ what: reasons.map((reason) => reasonName(reason, terms)).join(', ') });
};
