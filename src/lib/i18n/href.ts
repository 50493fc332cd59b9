import { resolve } from '$app/paths';
import type { Pathname } from '$app/types';
import { getLocale, type Locale } from './paraglide/runtime';

/** A page of ours, perhaps with a query and a fragment; written without the language. */
export type Path = Pathname | `${Pathname}?${string}` | `${Pathname}#${string}`;

/** Kit's types take one path at a time, never a union of them. */
const address: (path: string) => string = resolve as (path: string) => string;

/** The one way to write a link: a path of ours in the reader's language, or in `locale`. */
export const href = (path: Path, locale: Locale = getLocale()): string => {
  const plain = address(path);
  if (locale === 'nb') return plain;
  return `/${locale}${plain.replace(/^\/(?=$|[?#])/, '')}`;
};

/** A path of the address bar without its language: `/nn/utfordringer` → `/utfordringer`. */
export const withoutLanguage = (path: string): string =>
  path.replace(/^\/(nn|en)(?=\/|$|[?#])/, '').replace(/^(?!\/)/, '/');
