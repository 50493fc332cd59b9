import { calendarOf } from '$lib/server/calendar/calendar';
import { guarded, openText, refuse } from '$lib/server/http/answers';
import { frameLocale } from '$lib/server/http/locale';
import * as meetings from '$lib/server/read/meetings';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

/** One meeting, for whoever adds it by hand: a calendar that is asked for again follows it. */
export const GET: RequestHandler = guarded(async ({ params, url }) => {
  const locale = frameLocale(url);
  const found = await meetings.find(await publicClient(), params.slug);
  if (!found) return refuse(404, 'not_found');
  const { meeting, organisations } = found;
  const self = url.origin + url.pathname + url.search;
  const body = calendarOf({
    about: meeting.title,
    self,
    origin: url.origin,
    locale,
    meetings: [meeting],
    organisations
  });
  return openText(body, 'text/calendar', {
    'content-disposition': `attachment; filename="${meeting.slug ?? meeting.id}.ics"`
  });
});
