import { challenges } from '$lib/stores/challenges.svelte';
import { followed } from '../../follow.svelte';
import { orFault } from '../../or-fault';
import { part } from '../part';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends(followed);
  const article = await orFault(challenges.load(params.slug, fetch));
  const { challenge, events } = article;
  const hasMore = events.length > 0 || challenge.source_url || challenge.kinds.includes('public_phd');
  return { article, More: hasMore ? await part(import('$lib/ui/challenges/More.svelte')) : null };
};
