import { guarded, open, refuse } from '$lib/server/http/answers';
import * as partnerships from '$lib/server/read/partnerships';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async ({ params }) => {
  const story = await partnerships.find(await publicClient(), params.slug);
  return story ? open(story) : refuse(404, 'not_found');
});
