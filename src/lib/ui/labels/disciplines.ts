import type { disciplines } from '$lib/domain/challenges/choices';
import { m } from '$lib/i18n/paraglide/messages';

/** A word from the middle of a sentence, as it stands alone. */
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

export const disciplineLabels: Record<(typeof disciplines)[number], () => string> = {
  humanities: () => capital(m.archive_disciplines_humanities()),
  education: () => capital(m.archive_disciplines_education()),
  social_sciences: () => capital(m.archive_disciplines_social_sciences()),
  business: () => capital(m.archive_disciplines_business()),
  science_technology: () => capital(m.archive_disciplines_science_technology()),
  health: () => capital(m.archive_disciplines_health()),
  primary_industries: () => capital(m.archive_disciplines_primary_industries()),
  transport_safety: () => capital(m.archive_disciplines_transport_safety())
};
