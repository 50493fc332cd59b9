import { baseLocale, isLocale, type Locale } from '../../i18n/paraglide/runtime';
import { BadParameter } from './answers.ts';

/** The language that an address of the API asks for with `language=`; bokmål when it asks for none we have. */
export const localeOf = (url: URL): Locale => {
  const asked = url.searchParams.get('language');
  return isLocale(asked) ? asked : baseLocale;
};

/** The language that an address of the open data asks for with `lang=`; `language=` is the language of the texts there. */
export const frameLocale = (url: URL): Locale => {
  const asked = url.searchParams.get('lang') ?? baseLocale;
  if (!isLocale(asked)) throw new BadParameter('lang');
  return asked;
};
