import { guarded, open } from '$lib/server/http/answers';
import * as meetings from '$lib/server/read/meetings';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async () => open(await meetings.list(await publicClient())));
