import { isKey } from '$lib/domain/calendars/calendar';
import { ownCalendarOf } from '$lib/server/calendar/calendar';
import { guarded, personal, refuse } from '$lib/server/http/answers';
import { visitorOf } from '$lib/server/http/visitor';
import { read } from '$lib/server/read/own-calendar';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

/** One person's own calendar, for whoever has its address. What is no key, unknown or taken back is one answer. */
export const GET: RequestHandler = guarded(async ({ params, url, getClientAddress }) => {
  const found = isKey(params.key)
    ? await read(await publicClient(), params.key, visitorOf(getClientAddress()))
    : null;
  if (found === null) return refuse(404, 'not_found');
  if (typeof found === 'string') return refuse(found === 'rate_limited' ? 429 : 400, found);
  const { language: locale, places, organisations } = found;
  return personal(ownCalendarOf({ places, organisations, origin: url.origin, locale }), 'text/calendar');
});
