import { guarded, open, refuse } from '$lib/server/http/answers';
import * as meetings from '$lib/server/read/meetings';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async ({ params }) => {
  const found = await meetings.find(await publicClient(), params.slug);
  return found ? open(found) : refuse(404, 'not_found');
});
