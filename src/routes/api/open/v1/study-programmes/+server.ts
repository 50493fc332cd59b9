import { guarded, open } from '$lib/server/http/answers';
import * as read from '$lib/server/read/topics';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async () =>
  open({ study_programmes: await read.studyProgrammes(await publicClient()) })
);
