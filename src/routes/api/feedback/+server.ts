import * as feedback from '$lib/server/feedback';
import { guarded, refuse } from '$lib/server/http/answers';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

/** "Did you find what you were looking for?", without anything about who answers. */
export const POST: RequestHandler = guarded(async ({ request, getClientAddress }) => {
  const body: unknown = await request.json().catch(() => null);
  const refused = await feedback.send(await publicClient(), body, getClientAddress());
  if (refused) return refuse(refused === 'rate_limited' ? 429 : 400, refused);
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
});
