import { guarded, open, refuse } from '$lib/server/http/answers';
import * as challenges from '$lib/server/read/challenges';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async ({ params }) => {
  const article = await challenges.find(await publicClient(), params.slug);
  return article ? open(article) : refuse(404, 'not_found');
});
