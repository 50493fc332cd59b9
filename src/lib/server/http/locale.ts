import { baseLocale, isLocale, type Locale } from '../../i18n/paraglide/runtime';

/** The language that an address of the API asks for with `language=`; bokmål when it asks for none we have. */
export const localeOf = (url: URL): Locale => {
  const asked = url.searchParams.get('language');
  return isLocale(asked) ? asked : baseLocale;
};
