import { BadParameter, guarded, open } from '$lib/server/http/answers';
import * as read from '$lib/server/read/topics';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async ({ url }) => {
  const keys = [...new Set(url.searchParams.getAll('key'))];
  if (keys.length > 20 || keys.some((key) => !/^[a-z0-9-]{1,80}$/.test(key))) throw new BadParameter('key');
  const client = await publicClient();
  return open({ topics: keys.length > 0 ? await read.topicsNamed(client, keys) : await read.topics(client) });
});
