import { guarded, refuse } from '$lib/server/http/answers';
import { frameLocale } from '$lib/server/http/locale';
import { answer, formatOf } from '$lib/server/open/challenges';
import * as openChallenges from '$lib/server/read/open-challenges';
import { limits, readOpenQuery } from '$lib/server/read/open-query';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async ({ url, request }) => {
  const format = formatOf(url, request);
  const query = readOpenQuery(url.searchParams, format === 'csv' ? limits.most : limits.usual);
  const page = await openChallenges.page(await publicClient(), query, url.origin, frameLocale(url));
  return page ? answer(page, format, url) : refuse(400, 'bad_cursor', 'after');
});
