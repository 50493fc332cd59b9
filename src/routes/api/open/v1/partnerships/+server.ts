import { guarded, open } from '$lib/server/http/answers';
import * as partnerships from '$lib/server/read/partnerships';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async () => open(await partnerships.list(await publicClient())));
