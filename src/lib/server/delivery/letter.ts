/**
 * What a letter says, in its reader's language, as text and as HTML. It says what happened and where to go, never the
 * words of anyone: mail is read on shared screens and forwarded. Whatever people wrote (a title) is text, never markup.
 */
import { placeOf, type NotificationKind } from '../../domain/notifications/notification';
import type { RoleName } from '../../domain/roles/role';
import type { Language } from '../../domain/rows';
import { m } from '../../i18n/paraglide/messages';
import { noticeTexts } from '../../i18n/notices';
import { roleNameTexts } from '../../i18n/roles';
import { asHtml } from './letter-html.ts';
import type { OutgoingMail } from './smtp.ts';

type Ref = { id: string; slug: string | null; title: string };

export type LetterItem = {
  kind: NotificationKind;
  challenge: Ref | null;
  interest_id: string | null;
  told_at: string;
  /** The role that it is about, and its place in three languages. */
  role: ({ name: RoleName } & Record<Language, string | null>) | null;
  /** Open challenges on the same theme, for one who got no answer. */
  alternatives: Ref[];
};

/** As `private.letters_claim` gives it. */
export type Letter = {
  id: string;
  /** Opens the page that stops mail. */
  token: string;
  attempt: number;
  to: string;
  /** What the reader wants to be called; may be empty. */
  name: string;
  language: Language;
  items: LetterItem[];
};

/** One thing that is told; things that would say the same are told once. */
export type Line = {
  text: string;
  /** What it is about, where the sentence does not say it. */
  detail: string;
  /** How often it happened. */
  times: number;
  /** The day it last happened, as text. */
  day: string;
  url: string;
  more: { title: string; url: string }[];
};

/** A letter in words, before it is made into text or HTML. */
export type Words = {
  language: Language;
  hello: string;
  lines: Line[];
  /** Where to choose what comes by mail, and where to stop it. */
  choose: string;
  stop: string;
};

const dayIn = (language: Language, at: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nb-NO', {
    day: 'numeric',
    month: 'long',
    timeZone: 'Europe/Oslo'
  }).format(new Date(at));

const wordsOf = (letter: Letter, origin: string): Words => {
  const { language } = letter;
  const say = { locale: language };
  const address = (path: string): string => `${origin}${language === 'nb' ? '' : `/${language}`}${path}`;
  const challengePath = ({ slug, id }: Ref): string => `/utfordringer/${slug ?? id}`;
  const lineOf = (item: LetterItem): Line => ({
    text: noticeTexts[item.kind]({ title: item.challenge?.title ?? m.app_name({}, say) }, say),
    detail: item.role
      ? m.letter_role({ role: roleNameTexts[item.role.name]({}, say), place: item.role[language] ?? '' }, say)
      : '',
    times: 1,
    day: dayIn(language, item.told_at),
    url: address(placeOf(item)),
    more: item.alternatives.map((other) => ({ title: other.title, url: address(challengePath(other)) }))
  });

  const lines = new Map<string, Line>();
  for (const line of letter.items.map(lineOf)) {
    const key = JSON.stringify([line.text, line.detail, line.url]);
    const times = (lines.get(key)?.times ?? 0) + 1;
    lines.delete(key);
    lines.set(key, { ...line, times });
  }
  const name = letter.name.replace(/\s+/g, ' ').trim();
  return {
    language,
    hello: name ? m.letter_hello_name({ name }, say) : m.letter_hello({}, say),
    lines: [...lines.values()],
    choose: address('/min-side/innstillinger#varsler'),
    stop: address(`/avmeld?t=${letter.token}`)
  };
};

/** A letter as mail. @param origin where the app is found, without a slash at the end */
export const compose = (letter: Letter, origin: string): Required<OutgoingMail> => {
  const say = { locale: letter.language };
  const words = wordsOf(letter, origin);
  const [only] = words.lines;
  const subject =
    words.lines.length === 1 && only ? only.text : m.letter_subject({ count: words.lines.length }, say);

  return {
    to: letter.to,
    subject: subject.replace(/\s+/g, ' '),
    messageId: `<${letter.id}@${new URL(origin).hostname}>`,
    unsubscribe: `${origin}/api/unsubscribe?t=${letter.token}`,
    text: asText(words),
    html: asHtml(words)
  };
};

const asText = ({ language, hello, lines, choose, stop }: Words): string => {
  const say = { locale: language };
  return [
    hello,
    ...(lines.length > 1 ? [m.letter_weekly({}, say)] : []),
    ...lines.map(({ text, detail, times, day, url, more }) =>
      [
        lines.length > 1 ? `${day}: ${text}` : text,
        ...(detail ? [detail] : []),
        ...(times > 1 ? [m.letter_times({ count: times }, say)] : []),
        url,
        ...(more.length > 0 ? [m.letter_more({}, say)] : []),
        ...more.map((other) => `– ${other.title}\n  ${other.url}`)
      ].join('\n')
    ),
    m.letter_why({}, say),
    `${m.letter_choose({}, say)}\n${choose}`,
    `${m.letter_stop({}, say)}\n${stop}`
  ].join('\n\n');
};
