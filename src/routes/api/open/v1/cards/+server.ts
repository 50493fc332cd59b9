import { readQuery } from '$lib/domain/challenges/query';
import { guarded, open } from '$lib/server/http/answers';
import * as challenges from '$lib/server/read/challenges';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

/** The list as its page shows it: cards by numbered page. The open data themselves are `challenges`. */
export const GET: RequestHandler = guarded(async ({ url }) =>
  open(await challenges.list(await publicClient(), readQuery(url.searchParams)))
);
