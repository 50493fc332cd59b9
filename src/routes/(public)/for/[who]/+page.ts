import { error } from '@sveltejs/kit';
import { challenges } from '$lib/stores/challenges.svelte';
import { audiences } from '$lib/ui/home/doors';
import { followed } from '../../follow.svelte';
import { orFault } from '../../or-fault';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends(followed);
  const who = audiences.find((audience) => audience === params.who);
  if (!who) error(404, { code: 'not_found', message: 'not_found' });
  return { who, list: await orFault(challenges.list({ theme: null, kind: null, text: '', page: 1 }, fetch)) };
};
