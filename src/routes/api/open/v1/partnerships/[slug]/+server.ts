import { versionsOf } from '$lib/domain/partnerships/versions';
import { languages } from '$lib/domain/rows';
import { guarded, open, refuse } from '$lib/server/http/answers';
import * as partnerships from '$lib/server/read/partnerships';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async ({ params, url }) => {
  const story = await partnerships.find(await publicClient(), params.slug);
  if (!story) return refuse(404, 'not_found');
  const language = languages.find((one) => one === url.searchParams.get('language'));
  return open(language ? { ...story, profiles: versionsOf(story.profiles, language) } : story);
});
