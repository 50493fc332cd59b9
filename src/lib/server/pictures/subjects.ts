import type { ChallengeArticle } from '$lib/domain/challenges/listing';
import { m } from '$lib/i18n/paraglide/messages';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import type { Picture } from './picture.ts';

/** What stands on the picture of a challenge: its title, its first theme, and the municipality. */
export const ofChallenge = (
  { challenge, themes, organisations }: ChallengeArticle,
  locale: Locale
): Picture => {
  const theme = themes.find(({ id }) => id === challenge.theme_id);
  const top = organisations.find(({ parent_id }) => parent_id === null);
  return {
    title: challenge.title,
    instead: m.list_title({}, { locale }),
    theme: theme?.key ?? '',
    themeName: theme?.[`name_${locale}`] ?? '',
    place: top?.[`name_${locale}`] ?? ''
  };
};

/** The service's own picture, for every other page. */
export const ofService = (locale: Locale): Picture => ({
  title: m.home_title({}, { locale }),
  instead: m.app_name({}, { locale }),
  theme: '',
  themeName: '',
  place: ''
});
