import { osloDay } from '$lib/domain/oslo-day';
import { asked } from '$lib/domain/wheel/span';
import { BadParameter, guarded, open, refuse } from '$lib/server/http/answers';
import * as wheel from '$lib/server/read/wheel';
import { publicClient } from '$lib/server/supabase';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = guarded(async ({ url }) => {
  const given = url.searchParams.get('year');
  const { year } = asked(new URLSearchParams({ ar: given ?? '' }), osloDay(new Date()));
  if (given !== null && given !== String(year)) throw new BadParameter('year');
  const found = await wheel.find(await publicClient(), url.searchParams.get('partnership'), year);
  return found ? open(found) : refuse(404, 'not_found');
});
