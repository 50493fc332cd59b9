import type { Challenge } from '$lib/domain/challenges/challenge';
import type { TermsOfAll } from '$lib/domain/challenges/copy';
import { osloDay } from '$lib/domain/oslo-day';
import { choosable } from '$lib/domain/themes/rules';
import { nameOf } from '$lib/i18n/names';
import { directory } from '$lib/stores/directory.svelte';
import { terms } from '$lib/stores/terms.svelte';
import type { Terms } from '$lib/ui/challenges/terms';
import { rootOf } from './units';

type Named = { id: string; name_nb: string; name_nn: string; name_en: string };
const options = (rows: readonly Named[]) => rows.map((row) => ({ value: row.id, label: nameOf(row) }));

/** What can be chosen for a challenge: what stands today in its partnership, and what it has already. */
export const termsOf = (row: Challenge): Terms => {
  const today = osloDay(new Date());
  const chosen = [...row.technology_ids, row.service_area_id, row.research_field_id];
  const standing = (rows: typeof terms.technologies) => {
    const open = choosable(rows, row.partnership_id, today);
    return options(
      rows
        .filter((term) => open.includes(term) || chosen.includes(term.id))
        .sort((a, b) => a.position - b.position)
    );
  };
  const root = rootOf(row.organisation_id, directory.organisations)?.id;
  return {
    units: options(
      directory.organisations.filter(
        (unit) =>
          unit.kind === 'unit' &&
          unit.id !== row.organisation_id &&
          rootOf(unit.id, directory.organisations)?.id === root
      )
    ),
    technologies: standing(terms.technologies),
    serviceAreas: standing(terms.serviceAreas),
    researchFields: standing(terms.researchFields)
  };
};

/** Every term on this phone, of every partnership. */
export const allTerms = (): TermsOfAll => ({
  themes: directory.themes,
  technologies: terms.technologies,
  serviceAreas: terms.serviceAreas,
  researchFields: terms.researchFields
});
