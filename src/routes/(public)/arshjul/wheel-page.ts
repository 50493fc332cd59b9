import { chosenIn, narrowed } from '$lib/domain/wheel/chosen';
import { entriesOf, partnershipOf, type WheelPage } from '$lib/domain/wheel/entries';
import { spanOf } from '$lib/domain/wheel/span';
import { partsOf } from '$lib/i18n/format';
import { m } from '$lib/i18n/paraglide/messages';
import type { Place } from './steps';

type Data = WheelPage & { year: number; month: number | null };

/** All that the page shows, from the rows and the address. */
export const pageOf = (data: Data, query: URLSearchParams) => {
  const { year, month, partnership, partnerships } = data;
  const chosen = chosenIn(query);
  const span = spanOf(year, month);
  const all = entriesOf(data, partnership.id, span);
  const monthName = month === null ? null : partsOf(span.first).long;
  const place: Place = {
    year,
    month,
    // The one an address without a name leads to, in whatever order the rows lie here.
    partnership: partnership.id === partnershipOf(partnerships, null)?.id ? null : partnership.slug,
    chosen,
    challenge: query.get('utfordring')
  };
  return {
    chosen,
    span,
    /** Before and after they are narrowed. */
    all,
    entries: narrowed(all, chosen),
    place,
    /** What it is called in the middle of the wheel, and where there is more room. */
    name: monthName ?? String(year),
    period: monthName ? `${monthName} ${year}` : String(year),
    heading: monthName ? m.wheel_heading_month({ month: monthName, year }) : m.wheel_heading({ year })
  };
};
