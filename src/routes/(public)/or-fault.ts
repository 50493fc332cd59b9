import { error } from '@sveltejs/kit';
import { NoAnswer, NotFound } from '$lib/stores/challenges.svelte';

/** What a page waits for, or the page that says what is wrong: not found, or no answer from anywhere. */
export const orFault = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (fault) {
    if (fault instanceof NotFound) error(404, { code: 'not_found', message: 'not_found' });
    if (fault instanceof NoAnswer) error(503, { code: 'server_fault', message: 'server_fault' });
    throw fault;
  }
};
