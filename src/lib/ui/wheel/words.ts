import type { Organisation } from '$lib/domain/organisations/organisation';
import type { Clash } from '$lib/domain/wheel/clashes';
import type { Entry } from '$lib/domain/wheel/entries';
import { formatList } from '$lib/i18n/figures';
import { formatDay, isEnglish, partsOf } from '$lib/i18n/format';
import { href, type Path } from '$lib/i18n/href';
import { organisationName } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';
import { audienceLabels } from '../labels/meetings';
import { sideLabels, wheelKindLabels } from '../labels/wheel';

/** "Workshop: ", to stand before the title; nothing before one that begins with its kind. */
export const kindBefore = ({ kind, title }: Pick<Entry, 'kind' | 'title'>): string => {
  const name = wheelKindLabels[kind]();
  return title.toLowerCase().startsWith(name.toLowerCase())
    ? ''
    : m.wheel_kind_and_title({ kind: name, title: '' });
};

/** "Workshop: Helse i hverdagen". */
export const whatText = (entry: Pick<Entry, 'kind' | 'title'>): string => kindBefore(entry) + entry.title;

/** "14. april", "16.–27. september", "24. november–16. desember"; the year where it is not this one. */
export const daysText = ({ first, last }: Pick<Entry, 'first' | 'last'>): string => {
  if (first === last) return formatDay(first);
  const [from, to] = [partsOf(first), partsOf(last)];
  if (from.year !== to.year) return m.wheel_days({ first: formatDay(first), last: formatDay(last) });
  const dot = isEnglish() ? '' : '.';
  const short = from.long === to.long ? `${from.date}${dot}` : `${from.date}${dot} ${from.long}`;
  return m.wheel_days({ first: short, last: formatDay(last) });
};

/** "Foreløpig" or "avlyst"; nothing where it stands. */
export const standingText = ({ standing }: Pick<Entry, 'standing'>): string =>
  standing === 'tentative' ? m.wheel_tentative() : standing === 'cancelled' ? m.wheel_cancelled() : '';

/** "Gjøvik kommune", or that it is both sides'. */
export const whoseText = (
  { organisation_id, side }: Pick<Entry, 'organisation_id' | 'side'>,
  organisations: readonly Organisation[]
): string =>
  (organisation_id === null ? '' : organisationName(organisation_id, organisations)) || sideLabels[side]();

/** All that the picture says of one, for those who hear it. */
export const nameText = (entry: Entry, organisations: readonly Organisation[]): string => {
  const said = { what: whatText(entry), when: daysText(entry), whose: whoseText(entry, organisations) };
  const state = standingText(entry);
  return state ? m.wheel_name_state({ ...said, state }) : m.wheel_name(said);
};

/** Where its mark in the list is. */
export const rowId = ({ id }: Pick<Entry, 'id'>): string => `ting-${id}`;

/** Where one reads more; null where there is no more than the list says. */
export const moreHref = ({ slug, link }: Pick<Entry, 'slug' | 'link'>): string | null =>
  slug === null ? link : href(`/moteplasser/${slug}` as Path);

export const clashText = (clash: Clash): string => {
  const [{ title: first }, other] = clash.entries;
  if (clash.why === 'holiday') return m.wheel_clash_holiday({ first, day: formatDay(clash.day) });
  const day = formatDay(
    other !== undefined && other.first > clash.entries[0].first ? other.first : clash.entries[0].first
  );
  if (clash.why === 'exam') return m.wheel_clash_exam({ first, day });
  return m.wheel_clash_audience({
    first,
    second: other?.title ?? '',
    day,
    who: formatList(clash.audiences.map((one) => audienceLabels[one]().toLowerCase()))
  });
};
