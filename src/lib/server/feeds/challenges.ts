import { writeQuery } from '$lib/domain/challenges/query';
import { onePerKey } from '$lib/domain/themes/rules';
import { href, type Path } from '$lib/i18n/href';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import type { OpenPage } from '../read/open-challenges.ts';
import type { OpenQuery } from '../read/open-query.ts';
import { atom } from './atom.ts';

type Asked = { filters: OpenQuery['filters']; origin: string; locale: Locale };

/** The filters in words, as the title of the feed says them. */
const about = ({ filters, locale }: Asked, { directory }: OpenPage): string => {
  const theme = onePerKey(directory.themes).find(({ key }) => key === filters.theme);
  return [theme?.[`name_${locale}`], filters.text.trim() && `«${filters.text.trim()}»`]
    .filter(Boolean)
    .join(', ');
};

/** The feed of the list that these filters give. The same filters in another order are the same feed. */
export const feedOf = (asked: Asked, page: OpenPage): string => {
  const { filters, origin, locale } = asked;
  const search = writeQuery({ ...filters, page: 1 });
  const language = locale === 'nb' ? '' : `${search ? '&' : '?'}lang=${locale}`;
  return atom({
    self: `${origin}/api/open/v1/challenges.atom${search}${language}`,
    list: origin + href(`/utfordringer${search}` as Path, locale),
    about: about(asked, page),
    locale,
    challenges: page.challenges,
    otherwiseUpdated: page.directory.partnerships.map((row) => row.updated_at).sort().at(-1) ?? '2026-01-01'
  });
};
