import { osloDay } from '$lib/domain/oslo-day';
import { asked } from '$lib/domain/wheel/span';
import { wheel } from '$lib/stores/wheel.svelte';
import { orFault } from '../or-fault';
import { followedWheel } from './follow.svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends, url }) => {
  depends(followedWheel);
  const today = osloDay(new Date());
  const { year, month } = asked(url.searchParams, today);
  const page = await orFault(wheel.load(url.searchParams.get('partnerskap'), year, fetch));
  return { ...page, today, year, month };
};
