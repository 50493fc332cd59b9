import { error } from '@sveltejs/kit';
import { challenges, NotFound } from '$lib/stores/challenges.svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch }) => {
  try {
    return { article: await challenges.load(params.slug, fetch) };
  } catch (fault) {
    if (fault instanceof NotFound) error(404, { code: 'not_found', message: 'not_found' });
    throw fault;
  }
};
