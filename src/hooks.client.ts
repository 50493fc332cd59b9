import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { startPhone } from '$lib/stores/phone';

/**
 * A page that is not there is no fault and says nothing in the console; anything else gets an id that the person can
 * give us, and its details stay on their own device.
 */
export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status === 404) return { message, code: 'not_found' };
  const id = Math.random().toString(36).slice(2, 10);
  console.error(id, error);
  return { message, code: 'server_fault', id };
};

export const init: ClientInit = startPhone;
