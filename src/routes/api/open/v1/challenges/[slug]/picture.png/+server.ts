import { guarded, refuse } from '$lib/server/http/answers';
import { frameLocale } from '$lib/server/http/locale';
import { ofChallenge } from '$lib/server/pictures/subjects';
import { shared } from '$lib/server/pictures/shared';
import * as challenges from '$lib/server/read/challenges';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async ({ params, url, request }) => {
  const locale = frameLocale(url);
  const article = await challenges.find(await publicClient(), params.slug);
  return article ? shared(request, ofChallenge(article, locale)) : refuse(404, 'not_found');
});
