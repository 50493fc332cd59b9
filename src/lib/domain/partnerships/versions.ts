import type { Language } from '../rows';
import type { PartnershipProfile } from './partnership-profile';

/** What a partnership said of itself at one time, in the reader's language where there is one, else in another. */
export const versionsOf = (
  profiles: readonly PartnershipProfile[],
  language: Language
): PartnershipProfile[] => {
  const preference = [language, 'nb', 'nn', 'en'];
  const days = [...new Set(profiles.map(({ dated }) => dated))].sort().reverse();
  return days.flatMap((dated) => {
    const same = profiles.filter((profile) => profile.dated === dated);
    const best = preference.flatMap((wanted) => same.find((profile) => profile.language === wanted) ?? []);
    return best.slice(0, 1);
  });
};
