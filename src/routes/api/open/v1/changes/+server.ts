import { guarded, open, refuse } from '$lib/server/http/answers';
import { byColumn } from '$lib/server/read/by-column';
import * as changes from '$lib/server/read/changes';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

/** Rows as they are, or with `&form=columns` by column, as the app reads them. */
export const GET: RequestHandler = guarded(async ({ url }) => {
  const answer = await changes.since(await publicClient(), url.searchParams.get('since') ?? '');
  if (answer === null) return refuse(400, 'bad_cursor');
  return open(url.searchParams.get('form') === 'columns' ? byColumn(answer) : answer);
});
