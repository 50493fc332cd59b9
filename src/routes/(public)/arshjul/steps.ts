import { writeChosen, type Chosen } from '$lib/domain/wheel/chosen';
import { spanOf } from '$lib/domain/wheel/span';
import { partsOf } from '$lib/i18n/format';
import { href, type Path } from '$lib/i18n/href';
import { m } from '$lib/i18n/paraglide/messages';

/**
 * What the address says: the year, a month of it, a partnership that is not the first, what is chosen to be seen, and
 * the challenge that the reader comes from.
 */
export type Place = {
  year: number;
  month: number | null;
  partnership: string | null;
  chosen: Chosen;
  challenge: string | null;
};

/** @param path of the page itself, or of the one that others show on theirs */
export const wheelHref = (
  { year, month, partnership, chosen, challenge }: Place,
  path: '/arshjul' | '/arshjul/innebygd' = '/arshjul'
): string => {
  const query = new URLSearchParams({ ar: String(year) });
  if (month !== null) query.set('maned', String(month));
  if (partnership !== null) query.set('partnerskap', partnership);
  writeChosen(query, chosen);
  if (challenge !== null) query.set('utfordring', challenge);
  return href(`${path}?${query}` as Path);
};

/** The steps to what is before and after, by month where one month is shown. */
export const stepsFrom = (place: Place, path?: Parameters<typeof wheelHref>[1]) => {
  const { year, month } = place;
  const at = (to: Pick<Place, 'year' | 'month'>, text: string) =>
    to.year < 2020 || to.year > 2100 ? null : { href: wheelHref({ ...place, ...to }, path), text };
  if (month === null)
    return {
      before: at({ year: year - 1, month }, String(year - 1)),
      after: at({ year: year + 1, month }, String(year + 1)),
      whole: null
    };
  const monthAt = (by: number) => {
    const day = new Date(Date.UTC(year, month - 1 + by, 1));
    const to = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1 };
    return at(to, partsOf(spanOf(to.year, to.month).first).long);
  };
  return {
    before: monthAt(-1),
    after: monthAt(1),
    whole: at({ year, month: null }, m.wheel_whole_year({ year }))
  };
};
