import type { SaveChallenge } from './commands';

/** What another app on the phone handed to this one: the three fields of a share target. */
export type Shared = { title: string; text: string; url: string };

/** As long as they may be in a challenge (`commands.ts`). */
const longest = { title: 120, link: 500 };

const isLink = (text: string): boolean => /^https?:\/\/\S+$/i.test(text);

/** Most apps put the link last in the text and leave the field for links empty. */
const withLink = ({ title, text, url }: Shared): Shared => {
  if (url) return { title, text: text.endsWith(url) ? text.slice(0, -url.length).trim() : text, url };
  const last = /(?:^|\s)(https?:\/\/\S+)$/i.exec(text);
  if (last?.[1]) return { title, text: text.slice(0, last.index).trim(), url: last[1] };
  return isLink(title) ? { title: '', text, url: title } : { title, text, url };
};

/** What the address of the share target carries; null when that is nothing. */
export const readShared = (search: URLSearchParams): Shared | null => {
  const given = (name: keyof Shared): string => (search.get(name) ?? '').trim();
  const shared = withLink({ title: given('title'), text: given('text'), url: given('url') });
  return shared.title || shared.text || shared.url ? shared : null;
};

/** The title, where it is one: some apps put a whole text there. */
export const titleOf = ({ title }: Shared): string => (title.length <= longest.title ? title : '');

/** All the rest as one text. */
export const wordsOf = (shared: Shared): string =>
  [titleOf(shared) ? '' : shared.title, shared.text, shared.url].filter(Boolean).join('\n\n');

/** What a draft begins with: every word is seen in the first answer, also the link, which is kept as the source too. */
export const draftOf = (shared: Shared): Pick<SaveChallenge, 'title' | 'today' | 'source_url'> => ({
  title: titleOf(shared),
  today: wordsOf(shared),
  ...(isLink(shared.url) && shared.url.length <= longest.link ? { source_url: shared.url } : {})
});

/** What a person reads of it. */
export const allOf = (shared: Shared): string =>
  [titleOf(shared), wordsOf(shared)].filter(Boolean).join('\n\n');

/** What is shared while something earlier still waits comes after it; the same once more adds nothing. */
export const together = (earlier: Shared | null, later: Shared): Shared => {
  if (!earlier) return later;
  if (allOf(earlier).includes(allOf(later))) return earlier;
  return {
    title: titleOf(earlier),
    text: [wordsOf(earlier), allOf(later)].filter(Boolean).join('\n\n'),
    url: ''
  };
};
