import { version } from '$app/environment';
import { fresh, guarded } from '$lib/server/http/answers';
import * as health from '$lib/server/read/health';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async () => {
  const state = await health.check(await publicClient());
  return fresh({ version, ...state }, state.database ? 200 : 503);
});
