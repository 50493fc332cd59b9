import { calendarOf } from '$lib/server/calendar/calendar';
import { BadParameter, guarded, openText } from '$lib/server/http/answers';
import { frameLocale } from '$lib/server/http/locale';
import * as meetings from '$lib/server/read/meetings';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async ({ url }) => {
  const locale = frameLocale(url);
  const theme = url.searchParams.get('theme') ?? undefined;
  const partnership = url.searchParams.get('partnership') ?? undefined;
  const found = await meetings.calendar(await publicClient(), { theme, partnership }, new Date());
  if (!found) throw new BadParameter(theme === undefined ? 'partnership' : 'theme');
  const { limits, ...list } = found;
  const about = limits.map((term) => term[`name_${locale}`] || term.name_nb).join(', ');
  const self = url.origin + url.pathname + url.search;
  return openText(calendarOf({ ...list, about, self, origin: url.origin, locale }), 'text/calendar');
});
