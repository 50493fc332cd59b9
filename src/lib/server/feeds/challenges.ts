import { kinds } from '$lib/domain/challenges/challenge';
import { offersOf } from '$lib/domain/challenges/counts';
import type { Directory } from '$lib/domain/challenges/matching';
import { writeQuery } from '$lib/domain/challenges/query';
import { href, type Path } from '$lib/i18n/href';
import { kindLabels } from '../../ui/labels/kinds.ts';
import { m } from '$lib/i18n/paraglide/messages';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import type { OpenPage } from '../read/open-challenges.ts';
import type { OpenQuery } from '../read/open-query.ts';
import { atom } from './atom.ts';

type Filters = OpenQuery['filters'];
type Where = { origin: string; locale: Locale };

const addressOf = (search: string, { origin, locale }: Where): string => {
  const language = locale === 'nb' ? '' : `${search ? '&' : '?'}lang=${locale}`;
  return `${origin}/api/open/v1/challenges.atom${search}${language}`;
};

/** Where a page says that it has a feed. @param search what it is limited to @param about the same in words */
export const feedLinkOf = (search: string, about: string, where: Where): { href: string; title: string } => ({
  href: addressOf(search, where),
  title: m.feed_title_about({ about }, { locale: where.locale })
});

/** The filters in words, as the title of a feed says them. */
const inWords = (filters: Filters, directory: Directory, locale: Locale): string => {
  const offers = offersOf(directory);
  const named = (['theme', 'municipality', 'technology'] as const).flatMap((facet) =>
    offers[facet].filter(({ key }) => filters[facet].includes(key)).map((row) => row[`name_${locale}`])
  );
  const suited = kinds
    .filter((kind) => filters.kind.includes(kind))
    .map((kind) => kindLabels[kind]({}, { locale }));
  const others = [...filters.level, ...filters.period, ...filters.language];
  const text = filters.text.trim();
  return [...named, ...suited, ...others, ...(text ? [`«${text}»`] : [])].join(', ');
};

/** The feed of a list that is filtered, for its page to name; null where nothing is. */
export const feedOfList = (filters: Filters, directory: Directory, where: Where) => {
  const search = writeQuery({ ...filters, page: 1 });
  return search ? feedLinkOf(search, inWords(filters, directory, where.locale), where) : null;
};

/** The feed of the list that these filters give. The same filters in another order are the same feed. */
export const feedOf = (filters: Filters, page: OpenPage, where: Where): string => {
  const search = writeQuery({ ...filters, page: 1 });
  return atom({
    self: addressOf(search, where),
    list: where.origin + href(`/utfordringer${search}` as Path, where.locale),
    about: inWords(filters, page.directory, where.locale),
    locale: where.locale,
    challenges: page.challenges,
    otherwiseUpdated:
      page.directory.partnerships
        .map((row) => row.updated_at)
        .sort()
        .at(-1) ?? '2026-01-01'
  });
};
