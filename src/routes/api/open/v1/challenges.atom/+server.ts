import { entriesShown } from '$lib/server/feeds/atom';
import { feedOf } from '$lib/server/feeds/challenges';
import { guarded, openText, refuse } from '$lib/server/http/answers';
import { frameLocale } from '$lib/server/http/locale';
import * as openChallenges from '$lib/server/read/open-challenges';
import { readOpenQuery } from '$lib/server/read/open-query';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

/** The newest only: a feed has no pages. */
export const GET: RequestHandler = guarded(async ({ url }) => {
  const locale = frameLocale(url);
  const { filters } = readOpenQuery(url.searchParams);
  const query = { filters, after: null, limit: entriesShown };
  const page = await openChallenges.page(await publicClient(), query, url.origin, locale);
  if (!page) return refuse(400, 'bad_cursor');
  return openText(feedOf(filters, page, { origin: url.origin, locale }), 'application/atom+xml');
});
