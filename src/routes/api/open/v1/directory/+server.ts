import { guarded, open } from '$lib/server/http/answers';
import * as directory from '$lib/server/read/directory';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async () =>
  open(await directory.everything(await publicClient()))
);
