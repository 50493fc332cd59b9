import { osloDay } from '$lib/domain/oslo-day';
import { asked } from '$lib/domain/wheel/span';
import { wheel } from '$lib/stores/wheel.svelte';
import { orFault } from '../../or-fault';
import type { PageLoad } from './$types';

/** Nothing runs in a page of somebody else's: it is read, and its links lead here. */
export const csr = false;

export const load: PageLoad = async ({ fetch, url }) => {
  const today = osloDay(new Date());
  const { year, month } = asked(url.searchParams, today);
  const page = await orFault(wheel.load(url.searchParams.get('partnerskap'), year, fetch));
  return { ...page, today, year, month };
};
