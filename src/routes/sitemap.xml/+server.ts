import { sitemap } from '$lib/server/feeds/sitemap';
import { guarded, openText } from '$lib/server/http/answers';
import { everyPlace } from '$lib/server/read/places';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async ({ url }) =>
  openText(sitemap(await everyPlace(await publicClient()), url.origin), 'application/xml')
);
