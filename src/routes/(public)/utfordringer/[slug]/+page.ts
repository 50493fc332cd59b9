import { isOpen } from '$lib/domain/challenges/rules';
import { challenges } from '$lib/stores/challenges.svelte';
import { followed } from '../../follow.svelte';
import { orFault } from '../../or-fault';
import { part } from '../../part';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends(followed);
  const article = await orFault(challenges.load(params.slug, fetch));
  const { challenge, events } = article;
  const hasMore = events.length > 0 || challenge.source_url || challenge.kinds.includes('public_phd');
  const open = isOpen(challenge, new Date());
  // What most challenges do without is no part of the first load.
  const [More, NotOpen, Closed, about] = await Promise.all([
    hasMore ? part(import('$lib/ui/challenges/More.svelte')) : null,
    challenge.state === 'published' ? null : part(import('$lib/ui/challenges/NotOpen.svelte')),
    open ? null : part(import('$lib/ui/interests/Closed.svelte')),
    // A row of an earlier version of the app has no such column.
    challenge.topic_keys?.length
      ? import('./topics').then(({ topicsOf }) => topicsOf(challenge.topic_keys, fetch)).catch(() => null)
      : null
  ]);
  return { article, open, More, NotOpen, Closed, about };
};
