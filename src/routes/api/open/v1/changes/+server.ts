import { guarded, open, refuse } from '$lib/server/http/answers';
import * as changes from '$lib/server/read/changes';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async ({ url }) => {
  const answer = await changes.since(await publicClient(), url.searchParams.get('since') ?? '');
  return answer === null ? refuse(400, 'bad_cursor') : open(answer);
});
