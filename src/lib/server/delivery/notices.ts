/** The words of a letter about what happened: one thing that somebody waits for, or what has happened since last time. */
import { ofFollows, placeOf, type NotificationKind } from '../../domain/notifications/notification';
import type { RoleName } from '../../domain/roles/role';
import type { Language } from '../../domain/rows';
import { m } from '../../i18n/paraglide/messages';
import { noticeTexts } from '../../i18n/notices';
import { roleNameTexts } from '../../i18n/roles';
import { clockIn, dayIn } from './day.ts';
import type { Line, Words } from './words.ts';

type Ref = { id: string; slug: string | null; title: string };

export type LetterItem = {
  kind: NotificationKind;
  challenge: Ref | null;
  meeting: (Ref & { starts_at: string; ends_at: string }) | null;
  /** Which one in line the reader is, who waits for a seat. */
  place: number | null;
  interest_id: string | null;
  told_at: string;
  /** The role that it is about, and its place in three languages. */
  role: ({ name: RoleName; together: boolean } & Record<Language, string | null>) | null;
  /** Open challenges on the same theme, for one who got no answer. */
  alternatives: Ref[];
};

export type Notices = {
  /** What the reader wants to be called; may be empty. */
  name: string;
  items: LetterItem[];
};

type Told = { item: LetterItem; text: string; detail: string; url: string; times: number };

/** So much of what one follows is told one by one, the newest; the rest lies in the app. */
const most = 10;

/** What happened to a challenge that stands below the heading of what one follows, where its title is said alone. */
const happened = new Map<NotificationKind, typeof m.letter_follow_found>([
  ['follow_found', m.letter_follow_found],
  ['follow_reopened', m.letter_follow_reopened],
  ['follow_matched', m.letter_follow_matched],
  ['follow_completed', m.letter_follow_completed]
]);

const challengePath = ({ slug, id }: Ref): string => `/utfordringer/${slug ?? id}`;

/** @param addressOf the address of a page of ours, in the reader's language */
export const noticeWords = (
  { name, items, language, token }: Notices & { language: Language; token: string },
  addressOf: (path: string) => string
): Words => {
  const say = { locale: language };
  const told = new Map<string, Told>();
  for (const item of items) {
    const text = noticeTexts[item.kind](
      { title: (item.challenge ?? item.meeting)?.title ?? m.app_name({}, say) },
      say
    );
    const at =
      item.kind === 'meeting_reminder' && item.meeting ? clockIn(language, item.meeting.starts_at) : '';
    const inLine = item.place === null ? '' : m.place_waiting_number({ number: item.place }, say);
    const detail = item.role
      ? m.letter_role({ role: roleNameTexts[item.role.name]({}, say), place: item.role[language] ?? '' }, say)
      : at || inLine;
    const url = addressOf(placeOf({ ...item, together: item.role?.together ?? false }));
    const key = JSON.stringify([text, detail, url]);
    const times = (told.get(key)?.times ?? 0) + 1;
    // Said again, it stands where it happened last.
    told.delete(key);
    told.set(key, { item, text, detail, url, times });
  }

  // What one follows comes last, under a heading of its own: nobody waits for it.
  const isFollowed = ({ item }: Told): boolean => ofFollows.includes(item.kind);
  const rest = [...told.values()].filter((one) => !isFollowed(one));
  const followed = [...told.values()].filter(isFollowed);
  const all = [...rest, ...followed];
  const alone = all.length === 1 ? all[0] : undefined;
  const lineOf = ({ item, text, detail, url, times }: Told): Line => ({
    heading: '',
    text,
    day: alone ? '' : dayIn(language, item.told_at),
    details: [detail, times > 1 ? m.letter_times({ count: times }, say) : ''].filter(Boolean),
    url: alone ? null : url,
    more:
      item.alternatives.length > 0
        ? {
            title: m.letter_more({}, say),
            links: item.alternatives.map((other) => ({
              text: other.title,
              url: addressOf(challengePath(other))
            }))
          }
        : null
  });
  const followedOf = (one: Told, at: number): Line => {
    const { kind, challenge } = one.item;
    const line = { ...lineOf(one), heading: !alone && at === 0 ? m.letter_follows({}, say) : '' };
    if (alone || !challenge) return line;
    return {
      ...line,
      text: challenge.title,
      details: [happened.get(kind)?.({}, say) ?? '', ...line.details]
    };
  };
  const left = followed.length - most;
  const leftLine: Line = {
    heading: '',
    text: m.letter_follows_more({ count: left }, say),
    day: '',
    details: [],
    url: addressOf('/min-side/varsler'),
    more: null
  };
  const called = name.replace(/\s+/g, ' ').trim();
  return {
    language,
    subject: alone
      ? alone.text
      : (rest.length > 0 ? m.letter_subject : m.letter_follows_subject)({ count: all.length }, say),
    hello: called ? m.letter_hello_name({ name: called }, say) : m.letter_hello({}, say),
    intro: rest.length > 0 && !alone ? m.letter_weekly({}, say) : '',
    lines: [...rest.map(lineOf), ...followed.slice(-most).map(followedOf), ...(left > 0 ? [leftLine] : [])],
    action: alone ? { text: m.letter_open({}, say), url: alone.url } : null,
    notes: [],
    why: m.letter_why({}, say),
    links: [
      ...(followed.length > 0
        ? [{ text: m.letter_follows_choose({}, say), url: addressOf('/min-side/folger') }]
        : []),
      { text: m.letter_choose({}, say), url: addressOf('/min-side/innstillinger#varsler') },
      { text: m.letter_stop({}, say), url: addressOf(`/avmeld?t=${token}`) }
    ]
  };
};
